//! Amazon Resource Names.

/// The parts of an ARN:
/// <https://smithy.io/2.0/aws/rules-engine/library-functions.html#arn-structure>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// The partition, such as `aws`.
    pub partition: &'a str,
    /// The service, as ARNs call it.
    pub service: &'a str,
    /// The region; empty for a resource of no region.
    pub region: &'a str,
    /// The account; empty for a resource of no account.
    pub account_id: &'a str,
    /// The resource, split at `:` and `/`.
    pub resource_id: Vec<&'a str>,
}

/// Takes an ARN apart; none if the text is not an ARN:
/// [`aws.parseArn`](https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-parsearn-function).
pub fn parse_arn(value: &str) -> Option<Arn<'_>> {
    let mut parts = value.splitn(6, ':');
    if parts.next() != Some("arn") {
        return None;
    }
    let (partition, service) = (parts.next()?, parts.next()?);
    let (region, account_id, resource) = (parts.next()?, parts.next()?, parts.next()?);
    if partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let resource_id = resource.split([':', '/']).collect();
    Some(Arn { partition, service, region, account_id, resource_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// <https://smithy.io/2.0/aws/rules-engine/library-functions.html#examples>
    #[test]
    fn the_examples_of_the_specification() {
        let arn = |service, region, account_id, resource_id: &[&'static str]| {
            Some(Arn {
                partition: "aws",
                service,
                region,
                account_id,
                resource_id: resource_id.to_vec(),
            })
        };
        assert_eq!(
            parse_arn("arn:aws:sns:us-west-2:012345678910:example-sns-topic-name"),
            arn("sns", "us-west-2", "012345678910", &["example-sns-topic-name"])
        );
        assert_eq!(parse_arn("11111111-2222-3333-4444-555555555555"), None);
        assert_eq!(
            parse_arn("arn:aws:ec2:us-east-1:012345678910:vpc/vpc-0e9801d129EXAMPLE"),
            arn("ec2", "us-east-1", "012345678910", &["vpc", "vpc-0e9801d129EXAMPLE"])
        );
        assert_eq!(
            parse_arn("arn:aws:iam::012345678910:user/johndoe"),
            arn("iam", "", "012345678910", &["user", "johndoe"])
        );
        assert_eq!(parse_arn("arn:aws:s3:::bucket_name"), arn("s3", "", "", &["bucket_name"]));
    }

    #[test]
    fn what_lacks_a_part_is_no_arn() {
        for text in [
            "",
            "arn",
            "arn:aws:s3",
            "arn:aws:s3:::",
            "arn::s3:::bucket",
            "arn:aws::::bucket",
            "urn:aws:s3:::bucket",
            "ARN:aws:s3:::bucket",
        ] {
            assert_eq!(parse_arn(text), None, "{text}");
        }
    }

    #[test]
    fn a_resource_may_have_empty_parts() {
        let arn = parse_arn("arn:aws:s3:us-west-2:1:accesspoint::a/").unwrap();
        assert_eq!(arn.resource_id, ["accesspoint", "", "a", ""]);
    }
}
