//! Which certificate authorities are trusted.

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use std::fmt;

/// Which certificate authorities are trusted: those that Mozilla trusts, or others instead.
#[derive(Clone, Default)]
pub struct Trust(Option<Vec<CertificateDer<'static>>>);

impl Trust {
    /// Trusts the authorities of a file in PEM, instead of those that Mozilla trusts.
    ///
    /// # Errors
    ///
    /// If it is not in PEM, or has no certificate.
    pub fn of_pem(pem: &[u8]) -> Result<Trust, String> {
        let certificates = CertificateDer::pem_slice_iter(pem);
        let certificates: Result<Vec<_>, _> = certificates.collect();
        match certificates {
            Ok(none) if none.is_empty() => Err("there is no certificate in it".to_owned()),
            Ok(certificates) => Ok(Trust(Some(certificates))),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Returns the certificates of the authorities; none if they are those that Mozilla trusts.
    pub(crate) fn certificates(&self) -> Option<&[CertificateDer<'static>]> {
        self.0.as_deref()
    }
}

impl fmt::Debug for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(certificates) => write!(f, "Trust({} certificates)", certificates.len()),
            None => f.write_str("Trust(Mozilla)"),
        }
    }
}
