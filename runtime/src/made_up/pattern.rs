//! Strings that a `@pattern` matches: for common expressions, without look-around, flags and Unicode
//! classes.

use std::iter::Peekable;
use std::ops::RangeInclusive;
use std::str::Chars;

use super::Maker;

/// How deep groups nest.
const MAX_NESTING: usize = 16;

/// A pattern that repeats something more often than this is not followed.
const MAX_REPEATED: usize = 1024;

/// How many characters a string may have, however repetitions are nested.
const MAX_CHARACTERS: usize = 4096;

/// How many times something is repeated at most, beyond what it must be.
const A_FEW: usize = 6;

/// What `.` is: printable ASCII.
const PRINTABLE: RangeInclusive<char> = ' '..='~';

/// A regular expression that this module understands.
pub(super) struct Pattern(Alternatives);

type Alternatives = Vec<Vec<Piece>>;

/// Something that is repeated.
struct Piece {
    what: What,
    least: usize,
    greatest: usize,
}

enum What {
    /// A place, such as the end.
    Place,
    /// One character of these ranges, of which there is at least one.
    Class(Vec<RangeInclusive<char>>),
    Group(Alternatives),
}

/// How often to repeat what may be repeated more than it must.
pub(super) enum Repeats {
    /// A few times.
    Some,
    /// No more than it must.
    Least,
    /// The first thing that may be repeated often: so many times more.
    First(usize),
}

impl Pattern {
    /// Reads an expression; none if this module does not understand it.
    pub(super) fn read(text: &str) -> Option<Pattern> {
        let mut reader = Reader { rest: text.chars().peekable(), nesting: 0 };
        let alternatives = reader.alternatives()?;
        reader.rest.next().is_none().then_some(Pattern(alternatives))
    }

    /// Makes a text that it matches.
    pub(super) fn example(&self, maker: &mut Maker<'_, '_>, repeats: Repeats) -> String {
        let mut example = Example { maker, repeats, text: String::new() };
        example.one_of(&self.0);
        example.text
    }
}

struct Example<'e, 'm, 'a> {
    maker: &'e mut Maker<'m, 'a>,
    repeats: Repeats,
    text: String,
}

impl Example<'_, '_, '_> {
    fn one_of(&mut self, alternatives: &Alternatives) {
        let chosen = self.maker.up_to(alternatives.len().saturating_sub(1));
        for piece in alternatives.get(chosen).into_iter().flatten() {
            for _ in 0..self.count(piece) {
                if self.text.len() < MAX_CHARACTERS {
                    self.one(&piece.what);
                }
            }
        }
    }

    fn count(&mut self, piece: &Piece) -> usize {
        let more = piece.greatest - piece.least;
        let more = match &mut self.repeats {
            Repeats::Some => self.maker.up_to(more.min(A_FEW)),
            Repeats::Least => 0,
            // Something optional does not make room for more.
            Repeats::First(_) if more <= 1 => 0,
            Repeats::First(missing) => {
                let more = more.min(*missing);
                *missing -= more;
                more
            }
        };
        piece.least + more
    }

    fn one(&mut self, what: &What) {
        match what {
            What::Place => {}
            What::Group(alternatives) => self.one_of(alternatives),
            What::Class(ranges) => {
                let chosen = self.maker.up_to(ranges.len().saturating_sub(1));
                let Some(range) = ranges.get(chosen) else { return };
                let (first, last) = (u32::from(*range.start()), u32::from(*range.end()));
                let code = first + self.maker.up_to((last - first) as usize) as u32;
                // Some codes are not characters.
                self.text.push(char::from_u32(code).unwrap_or(*range.start()));
            }
        }
    }
}

/// Reads an expression. Returns none for what it does not understand.
struct Reader<'p> {
    rest: Peekable<Chars<'p>>,
    nesting: usize,
}

impl Reader<'_> {
    /// Reads up to the end, or to the parenthesis that closes the group.
    fn alternatives(&mut self) -> Option<Alternatives> {
        let mut alternatives = vec![Vec::new()];
        while let Some(&next) = self.rest.peek() {
            match next {
                ')' => break,
                '|' => {
                    self.rest.next();
                    alternatives.push(Vec::new());
                }
                _ => {
                    let what = self.what()?;
                    let (least, greatest) = self.repetition()?;
                    alternatives.last_mut()?.push(Piece { what, least, greatest });
                }
            }
        }
        Some(alternatives)
    }

    fn what(&mut self) -> Option<What> {
        match self.rest.next()? {
            '^' | '$' => Some(What::Place),
            '(' => self.group(),
            '[' => self.class(),
            '.' => Some(What::Class(vec![PRINTABLE])),
            '\\' => self.escape().map(What::Class),
            '*' | '+' | '?' | '{' => None,
            literal => Some(What::Class(vec![literal..=literal])),
        }
    }

    fn group(&mut self) -> Option<What> {
        if self.rest.next_if_eq(&'?').is_some() {
            // The only kind that matches like a plain group.
            self.rest.next_if_eq(&':')?;
        }
        if self.nesting == MAX_NESTING {
            return None;
        }
        self.nesting += 1;
        let alternatives = self.alternatives()?;
        self.nesting -= 1;
        self.rest.next_if_eq(&')')?;
        Some(What::Group(alternatives))
    }

    /// Reads how often something is repeated: at least, and at most.
    fn repetition(&mut self) -> Option<(usize, usize)> {
        let bounds = match self.rest.peek() {
            Some('*') => (0, MAX_CHARACTERS),
            Some('+') => (1, MAX_CHARACTERS),
            Some('?') => (0, 1),
            Some('{') => return self.counted(),
            _ => return Some((1, 1)),
        };
        self.rest.next();
        self.rest.next_if_eq(&'?');
        Some(bounds)
    }

    /// Reads `{2}`, `{2,}` or `{2,5}`.
    fn counted(&mut self) -> Option<(usize, usize)> {
        self.rest.next();
        let least = self.number()?;
        let greatest = match self.rest.next_if_eq(&',') {
            None => least,
            Some(_) if self.rest.peek() == Some(&'}') => MAX_CHARACTERS,
            Some(_) => self.number()?,
        };
        self.rest.next_if_eq(&'}')?;
        self.rest.next_if_eq(&'?');
        (least <= MAX_REPEATED && least <= greatest).then_some((least, greatest))
    }

    fn number(&mut self) -> Option<usize> {
        let mut digits = String::new();
        while let Some(digit) = self.rest.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        digits.parse().ok()
    }

    /// Reads what is between brackets.
    fn class(&mut self) -> Option<What> {
        let is_negated = self.rest.next_if_eq(&'^').is_some();
        let mut ranges = Vec::new();
        loop {
            let first = match self.rest.next()? {
                ']' => break,
                // Nested classes, which only some engines know.
                '[' => return None,
                '\\' => match self.escape()?.as_slice() {
                    [one] if one.start() == one.end() => *one.start(),
                    several => {
                        ranges.extend_from_slice(several);
                        continue;
                    }
                },
                literal => literal,
            };
            ranges.push(first..=self.end_of_range(first)?);
        }
        if is_negated {
            let is_left = |c: &char| !ranges.iter().any(|range| range.contains(c));
            ranges = PRINTABLE.filter(is_left).map(|c| c..=c).collect();
        }
        let is_right = !ranges.is_empty() && ranges.iter().all(|range| !range.is_empty());
        is_right.then_some(What::Class(ranges))
    }

    /// Reads the last character of a range, which may be the first.
    fn end_of_range(&mut self, first: char) -> Option<char> {
        let mut ahead = self.rest.clone();
        if ahead.next() != Some('-') || ahead.peek() == Some(&']') {
            return Some(first);
        }
        self.rest = ahead;
        match self.rest.next()? {
            '\\' => match self.escape()?.as_slice() {
                [one] if one.start() == one.end() => Some(*one.start()),
                _ => None,
            },
            last => Some(last),
        }
    }

    /// Reads what follows a backslash.
    fn escape(&mut self) -> Option<Vec<RangeInclusive<char>>> {
        let one = |c: char| Some(vec![c..=c]);
        match self.rest.next()? {
            'd' => Some(vec!['0'..='9']),
            'w' => Some(vec!['a'..='z', 'A'..='Z', '0'..='9', '_'..='_']),
            's' => one(' '),
            'S' => Some(vec!['!'..='~']),
            'D' => Some(vec!['a'..='z']),
            'W' => one('-'),
            't' => one('\t'),
            'n' => one('\n'),
            'r' => one('\r'),
            'x' => one(self.code(2)?),
            'u' => one(self.code(4)?),
            sign if sign.is_ascii_punctuation() => one(sign),
            _ => None,
        }
    }

    /// Reads a character of this many hexadecimal digits.
    fn code(&mut self, digits: usize) -> Option<char> {
        let mut code = 0;
        for _ in 0..digits {
            code = code * 16 + self.rest.next()?.to_digit(16)?;
        }
        char::from_u32(code)
    }
}
