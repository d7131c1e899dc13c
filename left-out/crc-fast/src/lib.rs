//! In the place of crc-fast: the one sum of it that opendal's S3 can be told to send, bit by bit instead of
//! from tables. lantoa has it send MD5. `left-out/README.md` says why.

/// Which sum: opendal names one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CrcAlgorithm {
    /// CRC-32C, of RFC 3720, section 12.1.
    Crc32Iscsi,
}

/// A sum on its way.
#[derive(Clone, Copy, Debug)]
pub struct Digest(u32);

impl Digest {
    /// The sum of nothing so far.
    pub const fn new(_: CrcAlgorithm) -> Self {
        Self(u32::MAX)
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 ^= u32::from(*byte);
            for _ in 0..8 {
                let carry = if self.0 & 1 == 1 { 0x82f6_3b78 } else { 0 };
                self.0 = (self.0 >> 1) ^ carry;
            }
        }
    }

    /// The sum.
    pub const fn finalize(&self) -> u64 {
        !self.0 as u64
    }
}
