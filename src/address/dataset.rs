//! The files of data that a site gives away, at addresses that stay.

/// A file of data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Dataset {
    /// A row a work.
    WorksCsv,
    /// The works, as JSON.
    WorksJson,
    /// A row a commune: who has a work.
    CoverageCsv,
    /// The same and the districts, as JSON.
    CoverageJson,
}

impl Dataset {
    /// All of them, in the order in which a page names them.
    pub const ALL: [Dataset; 4] =
        [Dataset::WorksCsv, Dataset::WorksJson, Dataset::CoverageCsv, Dataset::CoverageJson];

    /// The key by which a theme's strings describe it.
    pub fn key(self) -> &'static str {
        match self {
            Dataset::WorksCsv => "works-csv",
            Dataset::WorksJson => "works-json",
            Dataset::CoverageCsv => "coverage-csv",
            Dataset::CoverageJson => "coverage-json",
        }
    }

    /// Where it is. The same in every language: data has one.
    pub fn path(self) -> &'static str {
        match self {
            Dataset::WorksCsv => "/data/works.csv",
            Dataset::WorksJson => "/data/works.json",
            Dataset::CoverageCsv => "/data/coverage.csv",
            Dataset::CoverageJson => "/data/coverage.json",
        }
    }
}
