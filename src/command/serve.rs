//! `lantoa serve`: the site in a browser, always as the files are.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::End;
use super::arguments::{Common, ServeOptions};
use super::out::{say, tell};
use super::preview_words::{self as words, Before};
use super::site::{Manner, of_reading, show};
use crate::catalogue::Drafts;
use crate::language::Language;
use crate::pipeline::Memory;
use crate::serve::{self, Interrupt, News, Settings};
use crate::view::{Finish, Links};
use crate::write::cache;

/// Shows the site until Ctrl-C. Nothing is written.
pub(super) fn serve(common: &Common, options: &ServeOptions) -> io::Result<End> {
    let language = common.language;
    let (today, drafts) = (common.today, options.drafts);
    let teller = Teller { language, is_quiet: common.quiet, was_broken: AtomicBool::new(false) };
    let settings = Settings {
        site: common.site.clone(),
        port: options.port,
        interface: options.interface,
        language,
        inputs: Arc::new(move |read| {
            let manner = Manner {
                base_url: None,
                links: Links::FromRoot,
                drafts: if drafts { Drafts::Shown } else { Drafts::Hidden },
                finish: Finish::AsFilled,
            };
            of_reading(today, manner, read)
        }),
        // What the last build has parsed need not be parsed again.
        memory: Memory {
            parsed: cache::load(&common.site, &common.site.join("public")).parsed,
            ..Memory::default()
        },
        tell: Arc::new(move |news| teller.tell(&news)),
    };
    let interrupt = Interrupt::listen()?;
    let server = serve::start(settings)?;
    if options.port != 0 && server.port != options.port {
        tell!("{}", words::other_port(language, options.port, server.port));
    }
    // Also when quiet: without the address there is nothing to look at.
    say!("{}", words::address(language, &server.address));
    if options.interface.is_some_and(|address| !address.is_loopback()) {
        tell!("{}", words::open_to_others(language));
    }
    if options.open
        && let Err(error) = opener::open_browser(&server.address)
    {
        tell!("{}", words::not_opened(language, &error.to_string()));
    }
    interrupt.wait();
    server.stop();
    if !common.quiet {
        say!("{}", words::ended(language));
    }
    Ok(End::Good)
}

/// Says in the terminal what happens.
struct Teller {
    language: Language,
    is_quiet: bool,
    was_broken: AtomicBool,
}

impl Teller {
    fn tell(&self, news: &News) {
        let language = self.language;
        let is_broken = matches!(news, News::Broken { .. } | News::Unreadable(_));
        let was_broken = self.was_broken.swap(is_broken, Ordering::Relaxed);
        match news {
            News::Polling(why) => tell!("{}", words::polling(language, why)),
            News::Unreadable(why) => tell!("{}", words::unreadable(language, why)),
            News::Broken { problems, sources } => {
                show(problems, sources, language);
                tell!("{}", words::broken(language));
            }
            News::Shown { took, problems, sources } => {
                show(problems, sources, language);
                let before = if was_broken { Before::Broken } else { Before::Good };
                // Without a mistake there is nothing to say, when quiet.
                if !self.is_quiet {
                    say!("{}", words::shown(language, *took, before));
                }
            }
        }
    }
}
