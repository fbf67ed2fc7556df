//! The steps from an empty database to the present one, built into the program.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::error::StoreError;

macro_rules! steps {
    ($folder:literal) => {
        migrator(&[
            (
                "circle",
                include_str!(concat!("../../migrations/", $folder, "/0001_circle.sql")),
            ),
            (
                "record",
                include_str!(concat!("../../migrations/", $folder, "/0002_record.sql")),
            ),
            (
                "deleters",
                include_str!(concat!("../../migrations/", $folder, "/0003_deleters.sql")),
            ),
            (
                "kind",
                include_str!(concat!("../../migrations/", $folder, "/0004_kind.sql")),
            ),
        ])
    };
}

pub(super) fn sqlite() -> Migrator {
    steps!("sqlite")
}

pub(super) fn postgres() -> Migrator {
    steps!("postgres")
}

/// Listed here rather than with `sqlx::migrate!`, which a new file in the folder does not rebuild.
fn migrator(steps: &[(&'static str, &'static str)]) -> Migrator {
    let step = |(version, &(name, sql)): (i64, &(&'static str, &'static str))| {
        Migration::new(
            version,
            name.into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations((1..).zip(steps).map(step).collect())
}

/// Refuses a database whose newest step, `found`, is one that this program does not know.
pub(super) fn refuse_newer(found: Option<i64>, migrator: &Migrator) -> Result<(), StoreError> {
    let known = migrator.iter().map(|step| step.version).max().unwrap_or(0);
    match found {
        Some(found) if found > known => Err(StoreError::NewerVersion { found, known }),
        Some(_) | None => Ok(()),
    }
}
