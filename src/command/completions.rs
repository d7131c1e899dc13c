//! `lantoa completions` and `lantoa man`: what an installation puts where shells and `man` look for it.

use std::io::{self, Write};

use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::End;
use super::arguments::Common;
use super::grammar;
use super::mistake::Mistake;
use super::out::tell;
use super::words::mistake;
use crate::problem::nearest::nearest;

/// Prints the file by which a shell completes commands.
pub(super) fn completions(common: &Common, shell: Shell) -> io::Result<End> {
    let mut made = Vec::new();
    generate(shell, &mut grammar::command(common.language), "lantoa", &mut made);
    io::stdout().write_all(&made)?;
    Ok(End::Good)
}

/// Prints the man page of the program, or of a command.
pub(super) fn man(common: &Common, command: Option<&str>) -> io::Result<End> {
    let mut grammar = grammar::command(common.language);
    grammar.build();
    let page = match command {
        None => grammar,
        Some(name) => match grammar.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let names = grammar.get_subcommands().map(clap::Command::get_name);
                let nearest = nearest(name, names);
                let unknown = Mistake::UnknownCommand { command: name.to_owned(), nearest };
                tell!("{}", mistake(common.language, &unknown));
                return Ok(End::Usage);
            }
        },
    };
    let mut made = Vec::new();
    Man::new(page).render(&mut made)?;
    io::stdout().write_all(&made)?;
    Ok(End::Good)
}
