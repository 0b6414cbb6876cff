//! Labels: each label in a URI or host prefix needs a member, and each such member needs a label.
//!
//! One without the other would be missing from requests, which would then reach something else.

use super::Finished;
use super::uri::{Segment, UriPattern};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Member, Operation, Shape};
use crate::near::nearest;
use serde_json::Value;
use std::collections::BTreeSet;

const HTTP: &str = "smithy.api#http";
const ENDPOINT: &str = "smithy.api#endpoint";

/// A property of an operation that has labels, and the trait of their members.
struct Template {
    trait_id: &'static str,
    property: &'static str,
    called: &'static str,
    label_trait: &'static str,
    event: &'static str,
}

const URI: Template = Template {
    trait_id: HTTP,
    property: "uri",
    called: "URI",
    label_trait: "smithy.api#httpLabel",
    event: "HttpLabelTrait",
};

const HOST_PREFIX: Template = Template {
    trait_id: ENDPOINT,
    property: "hostPrefix",
    called: "host prefix",
    label_trait: "smithy.api#hostLabel",
    event: "HostLabelTrait",
};

/// Checks the URI and the host prefix of every operation.
pub(super) fn check(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    for (shape, operation) in finished.operations() {
        let mut check = Check { finished, shape, input: input(finished, operation), diagnostics };
        if let Some(uri) = text(shape, &URI) {
            check.uri(uri);
        }
        match text(shape, &HOST_PREFIX) {
            Some(prefix) => check.labels(&HOST_PREFIX, &host_labels(prefix)),
            None if shape.traits.has(ENDPOINT) => {}
            None => check.labels(&HOST_PREFIX, &[]),
        }
    }
}

/// Returns the input of an operation, if it has one.
fn input<'m>(finished: &Finished<'m>, operation: &Operation) -> Option<&'m Shape> {
    finished.shapes.get(&operation.input).filter(|_| !operation.input.is_unit())
}

fn text<'m>(shape: &'m Shape, template: &Template) -> Option<&'m str> {
    shape.traits.property(template.trait_id, template.property).and_then(Value::as_str)
}

/// Returns everything in braces.
fn host_labels(prefix: &str) -> Vec<&str> {
    let pieces = prefix.split('{').skip(1);
    pieces.filter_map(|piece| Some(piece.split_once('}')?.0)).collect()
}

struct Check<'a, 'm> {
    finished: &'a Finished<'m>,
    shape: &'m Shape,
    input: Option<&'m Shape>,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_, '_> {
    fn uri(&mut self, uri: &str) {
        match UriPattern::parse(uri) {
            Ok(pattern) => {
                let labels: Vec<&str> = pattern.labels().collect();
                self.labels(&URI, &labels);
                self.greedy_labels(&pattern.segments);
                self.dot_segments(&pattern.segments);
            }
            Err(malformed) => {
                let problem = format!("is `{uri}`, which {}", malformed.problem);
                self.report(
                    &URI,
                    Diagnostic::new,
                    &problem,
                    malformed.help.to_owned(),
                    "HttpUriFormat",
                );
            }
        }
    }

    /// Checks that labels and members correspond one to one.
    fn labels(&mut self, template: &Template, labels: &[&str]) {
        let mut seen = BTreeSet::new();
        for label in labels {
            if !seen.insert(*label) {
                let problem = format!("has the label `{{{label}}}` twice");
                let help = "give one of the two another name, and a member of its own".to_owned();
                self.report(template, Diagnostic::new, &problem, help, template.event);
            } else if !self.has_member(template, label) {
                let problem =
                    format!("has the label `{{{label}}}`, for which {}", self.missing(template));
                let help = self.help_for_label(template, label, labels);
                self.report(template, Diagnostic::new, &problem, help, template.event);
            }
        }
        let Some(input) = self.input else { return };
        let has_template = self.shape.traits.has(template.trait_id);
        for member in &input.members {
            if member.traits.has(template.label_trait) && !seen.contains(member.name.as_str()) {
                self.member_without_label(template, input, member, has_template);
            }
        }
    }

    fn has_member(&self, template: &Template, label: &str) -> bool {
        let member = self.input.and_then(|input| input.member(label));
        member.is_some_and(|member| member.traits.has(template.label_trait))
    }

    fn missing(&self, template: &Template) -> String {
        match self.input {
            Some(input) => format!("`{}` has no member with `{}`", input.id, template.label_trait),
            None => "there is no member, because the operation has no input".to_owned(),
        }
    }

    /// Returns help that names the intended member, which lacks the trait or has another name.
    fn help_for_label(&self, template: &Template, label: &str, labels: &[&str]) -> String {
        let (Some(input), trait_id) = (self.input, template.label_trait) else {
            return format!(
                "add an input with a required member `{label}` that has `{}`",
                template.label_trait
            );
        };
        if input.member(label).is_some() {
            return format!("add `{trait_id}` to `{}${label}`", input.id);
        }
        let unused = input.members.iter().map(|member| member.name.as_str());
        match nearest(label, unused.filter(|name| !labels.contains(name))) {
            Some(nearest) => format!("did you mean `{{{nearest}}}`?"),
            None => {
                format!("add a required member `{label}` with `{trait_id}`, or remove the label")
            }
        }
    }

    fn member_without_label(
        &mut self,
        template: &Template,
        input: &Shape,
        member: &Member,
        has_template: bool,
    ) {
        let Template { trait_id, property, called, label_trait, event } = template;
        let (operation, name) = (&self.shape.id, &member.name);
        let message = format!(
            "`{}${name}` has `{label_trait}`, but the {called} of `{operation}` has no `{{{name}}}`",
            input.id
        );
        // A rule set may put the label into the host itself, as those of Amazon S3 Control do.
        let (diagnostic, place) = if has_template {
            (Diagnostic::new(message), self.finished.place(self.shape, trait_id, Some(property)))
        } else {
            (Diagnostic::warning(message), self.shape.place())
        };
        self.diagnostics.push(
            diagnostic
                .at(self.finished.places.of(input, Some(member), label_trait))
                .at(place)
                .help(format!("add the label to the {called}, or remove `{label_trait}`"))
                .event(event),
        );
    }

    /// Checks greedy labels: one takes everything that follows, so it must be the last and a
    /// string.
    fn greedy_labels(&mut self, segments: &[Segment<'_>]) {
        let greedy = |segment: &Segment<'_>| matches!(segment, Segment::Greedy(_));
        let Some(first) = segments.iter().position(greedy) else { return };
        let after = &segments[first + 1..];
        let help = "only one label can be greedy, and no label should follow it".to_owned();
        if after.iter().any(greedy) {
            let problem = "has two greedy labels";
            self.report(&URI, Diagnostic::new, problem, help, "HttpUriGreedyLabel");
        } else if after.iter().any(|segment| matches!(segment, Segment::Label(_))) {
            let problem = "has a label after the greedy one";
            let event = "HttpUriGreedyLabel.GreedyLabelIsNotLastLabel";
            self.report(&URI, Diagnostic::warning, problem, help, event);
        }
        let Segment::Greedy(name) = segments[first] else { return };
        let member = self.input.and_then(|input| input.member(name));
        let target = member.and_then(|member| self.finished.shapes.get(&member.target));
        if let Some(target) = target.filter(|target| !target.is_string()) {
            let problem = format!(
                "has the greedy label `{{{name}+}}`, whose member targets {}",
                target.kind.with_article()
            );
            let help = "only a string can hold several segments".to_owned();
            self.report(&URI, Diagnostic::new, &problem, help, "HttpLabelTrait");
        }
    }

    /// Reports dot segments. Clients and proxies that normalize URIs resolve them and request
    /// something else.
    fn dot_segments(&mut self, segments: &[Segment<'_>]) {
        let is_dots = |segment: &&Segment<'_>| matches!(segment, Segment::Literal("." | ".."));
        let Some(Segment::Literal(dots)) = segments.iter().find(is_dots) else { return };
        let problem = format!("has the segment `{dots}`, which leads to another path");
        let help = "write the intended path, without `.` and `..`".to_owned();
        self.report(&URI, Diagnostic::warning, &problem, help, "HttpUriFormat");
    }

    /// Reports a problem of the operation's URI or host prefix.
    fn report(
        &mut self,
        template: &Template,
        diagnostic: fn(String) -> Diagnostic,
        problem: &str,
        help: String,
        event: &'static str,
    ) {
        let Template { trait_id, property, called, .. } = template;
        let message = format!("the {called} of `{}` {problem}", self.shape.id);
        let place = self.finished.place(self.shape, trait_id, Some(property));
        self.diagnostics.push(diagnostic(message).at(place).help(help).event(event));
    }
}
