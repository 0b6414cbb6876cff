//! What may be in the name of a host.

use std::net::Ipv4Addr;

/// Returns whether the text is a label of a host's name after
/// [RFC 1123](https://www.rfc-editor.org/rfc/rfc1123#page-13), or, where subdomains are allowed,
/// labels with dots between them:
/// [`isValidHostLabel`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#isvalidhostlabel-function).
pub fn is_valid_host_label(value: &str, allow_sub_domains: bool) -> bool {
    if allow_sub_domains { value.split('.').all(is_label) } else { is_label(value) }
}

/// Up to 63 letters, digits and hyphens, of which none is at the beginning or the end.
fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Returns whether the text is the name of an S3 bucket that can be in the name of a host; one with dots
/// only where subdomains are allowed:
/// [`aws.isVirtualHostableS3Bucket`](https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-isvirtualhostables3bucket-function),
/// by the [rules for names](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
pub fn is_virtual_hostable_s3_bucket(value: &str, allow_sub_domains: bool) -> bool {
    (3..=63).contains(&value.len())
        && !value.bytes().any(|b| b.is_ascii_uppercase())
        && value.parse::<Ipv4Addr>().is_err()
        && is_valid_host_label(value, allow_sub_domains)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_label_is_that_of_rfc_1123() {
        let longest = "a".repeat(63);
        for label in ["a", "0", "3com", "A-1", "a--b", &longest] {
            assert!(is_valid_host_label(label, false), "{label}");
        }
        let too_long = "a".repeat(64);
        for text in ["", "-", "-a", "a-", "a_b", "a b", "ä", "a.b", "a:b", "a/b", &too_long] {
            assert!(!is_valid_host_label(text, false), "{text}");
        }
    }

    #[test]
    fn sub_domains_are_labels_with_dots_between() {
        for host in ["a", "a.b", "www.example.com"] {
            assert!(is_valid_host_label(host, true), "{host}");
        }
        for text in ["", ".", "a.", ".a", "a..b", "a.-b", "a.b_c"] {
            assert!(!is_valid_host_label(text, true), "{text}");
        }
    }

    #[test]
    fn a_hostable_bucket_is_in_lower_case_and_no_address() {
        for bucket in ["abc", "my-bucket-1", "000"] {
            assert!(is_virtual_hostable_s3_bucket(bucket, false), "{bucket}");
        }
        let too_long = "a".repeat(64);
        for text in ["", "ab", "aBc", "my.bucket", "-abc", "abc-", "a_c", "a%c", &too_long] {
            assert!(!is_virtual_hostable_s3_bucket(text, false), "{text}");
        }
        assert!(is_virtual_hostable_s3_bucket("my.great.bucket", true));
        for text in ["192.168.5.4", "my..bucket", "my.-bucket", ".bucket", "my.Bucket"] {
            assert!(!is_virtual_hostable_s3_bucket(text, true), "{text}");
        }
    }
}
