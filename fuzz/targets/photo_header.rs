//! What a photo's header says, whatever the file holds: a size that is believed, or a problem.
#![no_main]

use lantoa::photo::header;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(header) = header(bytes) {
        assert!(header.width > 0 && header.height_at(1) > 0, "{header:?}");
    }
});
