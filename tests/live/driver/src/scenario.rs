//! A scenario: steps in order, each with what has to come of it.

use crate::clients::{Answer, Clients, Failure};
use crate::template::{Saved, at, check, fill};
use crate::{Service, clients};
use serde_json::{Value, json};
use smithy_shapes::operation;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub struct Scenario<'s, S: operation::Service> {
    service: &'s Service<S>,
    clients: &'s Clients<S>,
    saved: Saved,
}

impl<'s, S: operation::Service> Scenario<'s, S> {
    pub fn new(service: &'s Service<S>, clients: &'s clients::Clients<S>) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        // Names that differ from those of other runs.
        let run = json!(format!("{:x}", now.as_millis()));
        Scenario { service, clients, saved: Saved::from([("run".to_owned(), run)]) }
    }

    /// Runs all steps, and returns how many there are.
    pub fn run(&mut self, scenario: &Value) -> Result<usize, String> {
        let steps = scenario["steps"].as_array().ok_or("the scenario has no steps")?;
        for (index, step) in steps.iter().enumerate() {
            self.step(step).map_err(|why| format!("step {}, {}: {why}", index + 1, title(step)))?;
        }
        Ok(steps.len())
    }

    /// Runs a step, again and again if it may take a while.
    fn step(&mut self, step: &Value) -> Result<(), String> {
        let mut left = step["attempts"].as_u64().unwrap_or(1);
        loop {
            left -= 1;
            match self.attempt(step) {
                Err(_) if left > 0 => std::thread::sleep(Duration::from_millis(250)),
                outcome => return outcome,
            }
        }
    }

    fn attempt(&mut self, step: &Value) -> Result<(), String> {
        let answer = self.answer(step)?;
        match (&step["error"], answer) {
            (Value::Null, Ok(found)) => self.check(step, &found),
            (Value::Null, Err(failure)) => Err(failure.line),
            (expected, Ok(found)) => Err(format!("{found}, expected the error {expected}")),
            (expected, Err(failure)) => check_failure(&failure, expected),
        }
    }

    fn answer(&self, step: &Value) -> Result<Answer, String> {
        let none = json!({});
        let input = step.get("input").unwrap_or(&none);
        let input = fill(input, &self.saved)?.to_string();
        let Service { call, pages, wait } = self.service;
        let kinds = [("call", call), ("pages", pages), ("wait", wait)];
        for (kind, run) in kinds {
            if let Some(name) = step[kind].as_str() {
                return Ok(run(self.clients, name, &input));
            }
        }
        Err("expected `call`, `pages` or `wait`".to_owned())
    }

    fn check(&mut self, step: &Value, found: &Value) -> Result<(), String> {
        if let Some(expected) = step.get("expect") {
            check(found, &fill(expected, &self.saved)?, "output")?;
        }
        if let Some(least) = step["atLeast"].as_u64() {
            let pages = found.as_array().map_or(1, Vec::len) as u64;
            if pages < least {
                return Err(format!("{pages} pages, expected {least} or more"));
            }
        }
        for (path, expected) in step["count"].as_object().into_iter().flatten() {
            let pages = found.as_array().map_or(std::slice::from_ref(found), Vec::as_slice);
            let items = pages.iter().filter_map(|page| at(page, path)?.as_array());
            let count: usize = items.map(Vec::len).sum();
            check(&json!(count), expected, path)?;
        }
        for (name, path) in step["save"].as_object().into_iter().flatten() {
            self.saved.insert(name.clone(), saved(found, path)?);
        }
        Ok(())
    }
}

/// Returns what is at a path; without what comes before its value, if the step says so.
fn saved(found: &Value, place: &Value) -> Result<Value, String> {
    let path = place.as_str().or(place["path"].as_str()).ok_or("a path is not a string")?;
    let value = at(found, path).ok_or_else(|| format!("{found} has no {path}"))?;
    let Some(before) = place["after"].as_str() else { return Ok(value.clone()) };
    let rest = value.as_str().and_then(|text| text.strip_prefix(before));
    rest.map(Value::from).ok_or_else(|| format!("{value} does not begin with {before}"))
}

fn title(step: &Value) -> &str {
    let kinds = ["call", "pages", "wait"].into_iter();
    kinds.filter_map(|kind| step[kind].as_str()).next().unwrap_or("without a name")
}

fn check_failure(failure: &Failure, expected: &Value) -> Result<(), String> {
    let found = json!({ "code": failure.code, "variant": failure.variant });
    check(&found, expected, "error").map_err(|why| format!("{}: {why}", failure.line))
}
