//! The endpoint traits of AWS.

use super::{Report, trait_place};
use crate::diagnostic::Diagnostics;
use crate::model::Shape;
use serde_json::Value as Json;

/// The contents of the endpoint traits.
pub struct Standard {
    /// The part of a host that names the service.
    pub prefix: String,
    /// `None` if there is an endpoint for each region. If there is one for each partition, whether
    /// its host contains the region.
    pub partitional: Option<bool>,
    /// Whether all endpoints are dual-stack.
    pub dual_stack_only: bool,
    /// The endpoints that do not follow a standard pattern.
    pub special_cases: Vec<SpecialCase>,
}

/// An endpoint that does not follow a standard pattern.
pub struct SpecialCase {
    /// A partition or a region.
    pub place: String,
    /// Whether it is for FIPS.
    pub is_fips: bool,
    /// Whether it is dual-stack.
    pub is_dual_stack: bool,
    /// The pattern of the URL.
    pub pattern: Option<String>,
    /// The region that it is in, or that requests are signed for.
    pub region: Option<String>,
}

const REGIONAL: &str = "aws.endpoints#standardRegionalEndpoints";
const PARTITIONAL: &str = "aws.endpoints#standardPartitionalEndpoints";

pub(super) fn lower(service: &Shape, errors: &mut Diagnostics) -> Option<Standard> {
    let (id, json) =
        [REGIONAL, PARTITIONAL].into_iter().find_map(|id| Some((id, service.traits.get(id)?)))?;
    let mut report = Report { errors, place: trait_place(service, id) };
    let (partitional, cases) = if id == REGIONAL {
        let mut cases = special_cases(json, "regionSpecialCases", "signingRegion", &mut report);
        cases.extend(special_cases(json, "partitionSpecialCases", "signingRegion", &mut report));
        (None, cases)
    } else {
        let has_region = match report.string(json, "endpointPatternType")? {
            "service_dnsSuffix" => false,
            "service_region_dnsSuffix" => true,
            other => {
                let help = "it is `service_dnsSuffix` or `service_region_dnsSuffix`";
                report.error(format!("`{other}` is not an endpoint pattern"), help);
                return None;
            }
        };
        let cases = special_cases(json, "partitionEndpointSpecialCases", "region", &mut report);
        (Some(has_region), cases)
    };
    Some(Standard {
        prefix: prefix(service),
        partitional,
        dual_stack_only: service.traits.has("aws.endpoints#dualStackOnlyEndpoints"),
        special_cases: cases,
    })
}

fn special_cases(
    json: &Json,
    property: &str,
    region: &str,
    report: &mut Report<'_>,
) -> Vec<SpecialCase> {
    let mut all = Vec::new();
    for (place, _) in report.entries(json, property) {
        for case in report.array(&json[property], place) {
            let text = |name: &str| case.get(name).and_then(Json::as_str).map(str::to_owned);
            let flag = |name: &str| case.get(name).and_then(Json::as_bool).unwrap_or(false);
            all.push(SpecialCase {
                place: place.clone(),
                is_fips: flag("fips"),
                is_dual_stack: flag("dualStack"),
                pattern: text("endpoint"),
                region: text(region),
            });
        }
    }
    all
}

/// <https://smithy.io/2.0/aws/aws-core.html#endpointprefix>
fn prefix(service: &Shape) -> String {
    let property = |name| service.traits.property("aws.api#service", name).and_then(Json::as_str);
    match property("endpointPrefix").or_else(|| property("arnNamespace")) {
        Some(prefix) => prefix.to_owned(),
        None => service.id.name().to_ascii_lowercase(),
    }
}
