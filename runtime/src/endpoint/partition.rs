//! The partitions of AWS: groups of regions with a domain of their own.

/// A partition:
/// <https://smithy.io/2.0/aws/rules-engine/library-functions.html#partition-structure>.
#[derive(Debug, PartialEq, Eq)]
pub struct Partition {
    /// The name, such as `aws`.
    pub name: &'static str,
    /// The domain of its endpoints.
    pub dns_suffix: &'static str,
    /// The domain of its endpoints that answer over IPv6 as well.
    pub dual_stack_dns_suffix: &'static str,
    /// Whether there are endpoints validated to FIPS 140.
    pub supports_fips: bool,
    /// Whether there are endpoints that answer over IPv6 as well.
    pub supports_dual_stack: bool,
    /// The region of services that have one endpoint for the whole partition.
    pub implicit_global_region: &'static str,
    /// The regions that are known by name.
    regions: &'static [&'static str],
    /// How the names of its regions begin; a word and a number follow.
    prefixes: &'static [&'static str],
}

#[cfg(test)]
impl Partition {
    /// Returns a partition that supports nothing.
    pub(super) const fn bare(name: &'static str, dns_suffix: &'static str) -> Partition {
        Partition {
            name,
            dns_suffix,
            dual_stack_dns_suffix: "",
            supports_fips: false,
            supports_dual_stack: false,
            implicit_global_region: "",
            regions: &[],
            prefixes: &[],
        }
    }
}

/// Returns the partition of a region: that which knows its name, or else that whose regions are named
/// alike, or else `aws`.
///
/// [`aws.partition`](https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-partition-function)
///
/// ```
/// use smithy_shapes::endpoint::partition;
///
/// assert_eq!(partition("cn-north-1").dns_suffix, "amazonaws.com.cn");
/// assert_eq!(partition("us-gov-moon-1").name, "aws-us-gov");
/// assert_eq!(partition("atlantis").name, "aws");
/// ```
pub fn partition(region: &str) -> &'static Partition {
    let knows = |partition: &&Partition| partition.regions.contains(&region);
    let resembles =
        |partition: &&Partition| partition.prefixes.iter().any(|p| continues(region, p));
    let found = PARTITIONS.iter().find(knows).or_else(|| PARTITIONS.iter().find(resembles));
    found.unwrap_or(&PARTITIONS[0])
}

/// Returns whether the region is the prefix, a word and a number, with hyphens between them.
fn continues(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.split_once('-')).is_some_and(|(word, number)| {
        !word.is_empty()
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
    })
}

#[rustfmt::skip]
static PARTITIONS: [Partition; 8] = [
    Partition {
        name: "aws",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-east-1",
        regions: &[
            "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2",
            "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-2",
            "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6",
            "ap-southeast-7", "aws-global", "ca-central-1", "ca-west-1", "eu-central-1",
            "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2",
            "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "me-west-1",
            "mx-central-1", "sa-east-1", "sa-west-1", "us-east-1", "us-east-2", "us-west-1",
            "us-west-2",
        ],
        prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
    },
    Partition {
        name: "aws-cn",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "cn-northwest-1",
        regions: &["aws-cn-global", "cn-north-1", "cn-northwest-1"],
        prefixes: &["cn"],
    },
    Partition {
        name: "aws-eusc",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "eusc-de-east-1",
        regions: &["eusc-de-east-1"],
        prefixes: &["eusc-de"],
    },
    Partition {
        name: "aws-iso",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-iso-east-1",
        regions: &["aws-iso-global", "us-iso-east-1", "us-iso-west-1"],
        prefixes: &["us-iso"],
    },
    Partition {
        name: "aws-iso-b",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-isob-east-1",
        regions: &["aws-iso-b-global", "us-isob-east-1", "us-isob-west-1"],
        prefixes: &["us-isob"],
    },
    Partition {
        name: "aws-iso-e",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "eu-isoe-west-1",
        regions: &["aws-iso-e-global", "eu-isoe-west-1"],
        prefixes: &["eu-isoe"],
    },
    Partition {
        name: "aws-iso-f",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-isof-south-1",
        regions: &["aws-iso-f-global", "us-isof-east-1", "us-isof-south-1"],
        prefixes: &["us-isof"],
    },
    Partition {
        name: "aws-us-gov",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-gov-west-1",
        regions: &["aws-us-gov-global", "us-gov-east-1", "us-gov-west-1"],
        prefixes: &["us-gov"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_region_is_in_its_partition() {
        for (region, name) in [
            ("us-east-1", "aws"),
            ("aws-global", "aws"),
            ("cn-northwest-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("aws-iso-global", "aws-iso"),
            ("us-isob-west-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
        ] {
            assert_eq!(partition(region).name, name, "{region}");
        }
    }

    #[test]
    fn a_new_region_is_in_the_partition_of_its_kin() {
        for (region, name) in [
            ("eu-moon_base-12", "aws"),
            ("cn-south-9", "aws-cn"),
            ("us-gov-south-1", "aws-us-gov"),
            ("us-iso-north-1", "aws-iso"),
            ("us-isob-north-1", "aws-iso-b"),
            ("eu-isoe-north-1", "aws-iso-e"),
            ("us-isof-north-1", "aws-iso-f"),
            ("eusc-de-west-2", "aws-eusc"),
        ] {
            assert_eq!(partition(region).name, name, "{region}");
        }
    }

    #[test]
    fn any_other_region_is_in_aws() {
        for region in ["", "atlantis", "cn-north", "cn--1", "cn-north-", "cn-north-1a", "xcn-a-1"] {
            assert_eq!(partition(region).name, "aws", "{region}");
        }
    }

    #[test]
    fn no_region_is_known_twice() {
        let mut regions: Vec<&str> =
            PARTITIONS.iter().flat_map(|partition| partition.regions).copied().collect();
        let count = regions.len();
        regions.sort_unstable();
        regions.dedup();
        assert_eq!(regions.len(), count);
        for partition in &PARTITIONS {
            assert!(partition.regions.contains(&partition.implicit_global_region));
        }
    }
}
