//! Endpoints by the traits of a service:
//! <https://smithy.io/2.0/aws/aws-endpoints-region.html>.

use super::rules::{list, map};
use super::{Endpoint, Partition, check_region, no_endpoint, partition};
use crate::error::Error;

/// What the endpoint traits of a service say.
///
/// ```
/// use smithy_shapes::endpoint::StandardEndpoints;
///
/// static ENDPOINTS: StandardEndpoints = StandardEndpoints::regional("scribe");
/// let endpoint = ENDPOINTS.resolve(Some("us-west-2"), true, false, None)?;
/// assert_eq!(endpoint.url(), "https://scribe-fips.us-west-2.amazonaws.com");
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StandardEndpoints {
    prefix: &'static str,
    reach: Reach,
    dual_stack_only: bool,
    special_cases: &'static [SpecialCase],
}

/// How far one endpoint reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    Region,
    /// With the region in the host, or without.
    Partition {
        has_region: bool,
    },
}

/// An endpoint that does not follow the standard patterns.
#[derive(Clone, Copy, Debug)]
pub struct SpecialCase {
    place: &'static str,
    is_fips: bool,
    is_dual_stack: bool,
    pattern: Option<&'static str>,
    region: Option<&'static str>,
}

impl SpecialCase {
    /// Of a partition or a region, and of the variant for these flags.
    pub const fn new(place: &'static str, is_fips: bool, is_dual_stack: bool) -> SpecialCase {
        SpecialCase { place, is_fips, is_dual_stack, pattern: None, region: None }
    }

    /// Returns the [pattern](https://smithy.io/2.0/aws/aws-endpoints-region.html#endpoint-pattern) of the
    /// URL.
    pub const fn at(mut self, pattern: &'static str) -> SpecialCase {
        self.pattern = Some(pattern);
        self
    }

    /// Returns the region for which requests are signed; and of a partition, that of its endpoint.
    pub const fn in_region(mut self, region: &'static str) -> SpecialCase {
        self.region = Some(region);
        self
    }
}

impl StandardEndpoints {
    /// An endpoint a region:
    /// [`standardRegionalEndpoints`](https://smithy.io/2.0/aws/aws-endpoints-region.html#aws-endpoints-standardregionalendpoints-trait).
    /// The service is in the host as `prefix`.
    pub const fn regional(prefix: &'static str) -> StandardEndpoints {
        StandardEndpoints {
            prefix,
            reach: Reach::Region,
            dual_stack_only: false,
            special_cases: &[],
        }
    }

    /// An endpoint a partition:
    /// [`standardPartitionalEndpoints`](https://smithy.io/2.0/aws/aws-endpoints-region.html#aws-endpoints-standardpartitionalendpoints-trait),
    /// with the region in the host or without.
    pub const fn partitional(prefix: &'static str, has_region: bool) -> StandardEndpoints {
        let reach = Reach::Partition { has_region };
        StandardEndpoints { reach, ..StandardEndpoints::regional(prefix) }
    }

    /// All endpoints answer over IPv6 as well:
    /// [`dualStackOnlyEndpoints`](https://smithy.io/2.0/aws/aws-endpoints-region.html#aws-endpoints-dualstackonlyendpoints-trait).
    pub const fn dual_stack_only(mut self) -> StandardEndpoints {
        self.dual_stack_only = true;
        self
    }

    /// With endpoints that follow patterns of their own. Those of regions go before those of
    /// partitions.
    pub const fn with_special_cases(mut self, cases: &'static [SpecialCase]) -> StandardEndpoints {
        self.special_cases = cases;
        self
    }

    /// Returns the endpoint for a region and flags, or at a URL of the user's own.
    ///
    /// # Errors
    ///
    /// If there is no region, or none that can be in the name of a host; if the partition has
    /// no such endpoints; if there are a URL and flags; if the URL is wrong.
    pub fn resolve(
        &self,
        region: Option<&str>,
        use_fips: bool,
        use_dual_stack: bool,
        url: Option<&str>,
    ) -> Result<Endpoint, Error> {
        check_region(region, false)?;
        if let Some(url) = url {
            return match use_fips || use_dual_stack {
                true => {
                    Err(no_endpoint("an endpoint of one's own has no FIPS or dual-stack variant"))
                }
                false => Endpoint::new(url),
            };
        }
        let region = region.ok_or_else(|| no_endpoint("no region is set"))?;
        let partition = partition(region);
        let variant = Variant {
            is_fips: use_fips,
            is_dual_stack: use_dual_stack || self.dual_stack_only && partition.supports_dual_stack,
        };
        match self.special_case(region, partition, variant) {
            Some(case) => self.special(case, region, partition, variant),
            None => self.standard(region, partition, variant),
        }
    }

    fn special_case(
        &self,
        region: &str,
        partition: &Partition,
        variant: Variant,
    ) -> Option<&SpecialCase> {
        let of_place = |place: &str| {
            self.special_cases.iter().find(|case| {
                case.place == place
                    && case.is_fips == variant.is_fips
                    && case.is_dual_stack == variant.is_dual_stack
            })
        };
        of_place(region).or_else(|| of_place(partition.name))
    }

    fn special(
        &self,
        case: &SpecialCase,
        region: &str,
        partition: &Partition,
        variant: Variant,
    ) -> Result<Endpoint, Error> {
        let is_regional = self.reach == Reach::Region;
        let signed_in = match is_regional {
            true => case.region,
            false => Some(case.region.unwrap_or(partition.implicit_global_region)),
        };
        let region = if is_regional { region } else { signed_in.unwrap_or(region) };
        let pattern = match case.pattern {
            Some(pattern) => pattern,
            None => variant.pattern(self.reach, partition)?,
        };
        endpoint(&self.fill(pattern, region, partition), signed_in)
    }

    fn standard(
        &self,
        region: &str,
        partition: &Partition,
        variant: Variant,
    ) -> Result<Endpoint, Error> {
        let signed_in = (self.reach != Reach::Region).then_some(partition.implicit_global_region);
        let pattern = variant.pattern(self.reach, partition)?;
        endpoint(&self.fill(pattern, signed_in.unwrap_or(region), partition), signed_in)
    }

    /// Puts into a pattern what it has in braces.
    fn fill(&self, pattern: &str, region: &str, partition: &Partition) -> String {
        let value = |name| match name {
            "service" => Some(self.prefix),
            "region" => Some(region),
            "dnsSuffix" => Some(partition.dns_suffix),
            "dualStackDnsSuffix" => Some(partition.dual_stack_dns_suffix),
            _ => None,
        };
        let (mut filled, mut rest) = (String::with_capacity(80), pattern);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            match after.split_once('}').and_then(|(name, rest)| Some((value(name)?, rest))) {
                Some((value, after)) => {
                    filled.push_str(value);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled + rest
    }
}

/// Which of a service's endpoints is wanted.
#[derive(Clone, Copy)]
struct Variant {
    is_fips: bool,
    is_dual_stack: bool,
}

impl Variant {
    /// Returns the standard pattern, where the partition has such endpoints.
    fn pattern(self, reach: Reach, partition: &Partition) -> Result<&'static str, Error> {
        let lacks = |what| {
            Err(no_endpoint(format!("the partition {} has no {what} endpoints", partition.name)))
        };
        if self.is_fips && !partition.supports_fips {
            return lacks("FIPS");
        }
        if self.is_dual_stack && !partition.supports_dual_stack {
            return lacks("dual-stack");
        }
        let has_region = reach != Reach::Partition { has_region: false };
        Ok(match (has_region, self.is_fips, self.is_dual_stack) {
            (true, false, false) => "https://{service}.{region}.{dnsSuffix}",
            (true, true, false) => "https://{service}-fips.{region}.{dnsSuffix}",
            (true, false, true) => "https://{service}.{region}.{dualStackDnsSuffix}",
            (true, true, true) => "https://{service}-fips.{region}.{dualStackDnsSuffix}",
            (false, false, false) => "https://{service}.{dnsSuffix}",
            (false, true, false) => "https://{service}-fips.{dnsSuffix}",
            (false, false, true) => "https://{service}.{dualStackDnsSuffix}",
            (false, true, true) => "https://{service}-fips.{dualStackDnsSuffix}",
        })
    }
}

/// Returns the endpoint at a URL, with the region to sign for where that is not the user's.
fn endpoint(url: &str, signed_in: Option<&str>) -> Result<Endpoint, Error> {
    let endpoint = Endpoint::new(url)?;
    Ok(match signed_in {
        None => endpoint,
        Some(region) => {
            let scheme = map([("name", "sigv4".into()), ("signingRegion", region.into())]);
            endpoint.with_property("authSchemes", list([scheme]))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGIONAL: StandardEndpoints = StandardEndpoints::regional("scribe");

    #[track_caller]
    fn url(endpoints: &StandardEndpoints, region: &str, fips: bool, dual_stack: bool) -> String {
        let endpoint = endpoints.resolve(Some(region), fips, dual_stack, None);
        endpoint.map_or_else(|error| error.to_string(), |endpoint| endpoint.url().to_owned())
    }

    fn signed_in(endpoints: &StandardEndpoints, region: &str) -> Option<Endpoint> {
        endpoints.resolve(Some(region), false, false, None).ok()
    }

    #[test]
    fn regional_endpoints_follow_four_patterns() {
        for (fips, dual_stack, expected) in [
            (false, false, "https://scribe.us-west-2.amazonaws.com"),
            (true, false, "https://scribe-fips.us-west-2.amazonaws.com"),
            (false, true, "https://scribe.us-west-2.api.aws"),
            (true, true, "https://scribe-fips.us-west-2.api.aws"),
        ] {
            assert_eq!(url(&REGIONAL, "us-west-2", fips, dual_stack), expected);
        }
        assert_eq!(
            url(&REGIONAL, "cn-north-1", false, true),
            "https://scribe.cn-north-1.api.amazonwebservices.com.cn"
        );
    }

    #[test]
    fn partitional_endpoints_are_in_the_global_region() {
        let in_host = StandardEndpoints::partitional("scribe", true);
        assert_eq!(
            url(&in_host, "eu-west-1", false, false),
            "https://scribe.us-east-1.amazonaws.com"
        );
        let not_in_host = StandardEndpoints::partitional("scribe", false);
        assert_eq!(url(&not_in_host, "eu-west-1", true, true), "https://scribe-fips.api.aws");
        let expected = Endpoint::new("https://scribe.amazonaws.com").map(|endpoint| {
            let scheme = map([("name", "sigv4".into()), ("signingRegion", "us-gov-west-1".into())]);
            endpoint.with_property("authSchemes", list([scheme]))
        });
        assert_eq!(signed_in(&not_in_host, "us-gov-east-1"), expected.ok());
    }

    #[test]
    fn dual_stack_may_be_all_there_is() {
        let only = REGIONAL.dual_stack_only();
        assert_eq!(url(&only, "us-west-2", false, false), "https://scribe.us-west-2.api.aws");
        assert_eq!(url(&only, "us-west-2", true, false), "https://scribe-fips.us-west-2.api.aws");
    }

    #[test]
    fn special_cases_are_those_of_the_place_and_the_flags() {
        const ENDPOINTS: StandardEndpoints = REGIONAL.with_special_cases(&[
            SpecialCase::new("aws-us-gov", true, false)
                .at("https://{service}.{region}.{dnsSuffix}"),
            SpecialCase::new("eu-west-1", false, false)
                .at("http://{service}.eu.{dualStackDnsSuffix}:8080")
                .in_region("eu-central-1"),
        ]);
        assert_eq!(
            url(&ENDPOINTS, "us-gov-west-1", true, false),
            "https://scribe.us-gov-west-1.amazonaws.com"
        );
        assert_eq!(
            url(&ENDPOINTS, "us-gov-west-1", true, true),
            "https://scribe-fips.us-gov-west-1.api.aws"
        );
        assert_eq!(url(&ENDPOINTS, "eu-west-1", false, false), "http://scribe.eu.api.aws:8080");
        let properties = signed_in(&ENDPOINTS, "eu-west-1").unwrap().properties().clone();
        let scheme = map([("name", "sigv4".into()), ("signingRegion", "eu-central-1".into())]);
        assert_eq!(properties["authSchemes"], list([scheme]));
    }

    #[test]
    fn a_special_case_of_a_partition_may_only_move_its_region() {
        const ENDPOINTS: StandardEndpoints = StandardEndpoints::partitional("scribe", true)
            .with_special_cases(
                &[SpecialCase::new("aws-cn", false, false).in_region("cn-north-1")],
            );
        assert_eq!(
            url(&ENDPOINTS, "cn-northwest-1", false, false),
            "https://scribe.cn-north-1.amazonaws.com.cn"
        );
        assert_eq!(
            url(&ENDPOINTS, "cn-northwest-1", true, false),
            "https://scribe-fips.cn-northwest-1.amazonaws.com.cn"
        );
    }

    #[test]
    fn a_url_of_the_users_own_takes_the_place_of_all() {
        let endpoint = REGIONAL.resolve(None, false, false, Some("http://localhost:8000"));
        assert_eq!(endpoint, Endpoint::new("http://localhost:8000"));
        for (fips, dual_stack) in [(true, false), (false, true)] {
            let error = REGIONAL.resolve(None, fips, dual_stack, Some("http://a")).unwrap_err();
            assert_eq!(
                error.message(),
                "an endpoint of one's own has no FIPS or dual-stack variant"
            );
        }
    }

    #[test]
    fn a_region_is_needed_and_is_a_label() {
        let error = REGIONAL.resolve(None, false, false, None).unwrap_err();
        assert_eq!(error.to_string(), "no region is set");
        for region in ["", "a b", "example.com/", "us-west-2."] {
            assert_eq!(
                url(&REGIONAL, region, false, false),
                "the region cannot be part of the name of a host",
                "{region}"
            );
            let at_url = REGIONAL.resolve(Some(region), false, false, Some("http://localhost"));
            assert_eq!(
                at_url.unwrap_err().message(),
                "the region cannot be part of the name of a host"
            );
        }
        // A region that nobody knows is one of `aws`.
        assert_eq!(
            url(&REGIONAL, "atlantis", false, false),
            "https://scribe.atlantis.amazonaws.com"
        );
    }

    #[test]
    fn a_partition_may_lack_a_variant() {
        static BARE: Partition = Partition::bare("bare", "example.com");
        let variant = |is_fips, is_dual_stack| Variant { is_fips, is_dual_stack };
        let message = |variant: Variant| {
            let pattern = variant.pattern(Reach::Region, &BARE);
            pattern.map_err(|error| error.message().to_owned())
        };
        assert!(message(variant(false, false)).is_ok());
        assert_eq!(
            message(variant(true, false)),
            Err("the partition bare has no FIPS endpoints".to_owned())
        );
        assert_eq!(
            message(variant(false, true)),
            Err("the partition bare has no dual-stack endpoints".to_owned())
        );
    }
}
