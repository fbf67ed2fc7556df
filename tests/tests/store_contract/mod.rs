//! What every store must do, whatever it is built on.
//!
//! Each function is one clause. [`contract`] makes a test of each for one kind of store; the function it is
//! given opens a fresh, empty one, or gives `None` where there is nothing to open it on.

pub(crate) mod changes;
pub(crate) mod endings;
pub(crate) mod records;
pub(crate) mod together;

use server::store::{KeptRecord, RowId};

/// Any time will do: the store compares times and has no clock.
pub(crate) const NOW: u64 = 1_790_000_000_000;

/// The id made of this number.
pub(crate) fn id(number: u64) -> RowId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    RowId::new(bytes)
}

/// A record with this id.
pub(crate) fn record(id: &str) -> KeptRecord {
    KeptRecord {
        id: id.into(),
        day: "2026-11-20".into(),
        body: r#"{"people":5}"#.into(),
        deleters: vec!["11aa".into(), "22bb".into()],
    }
}

/// The same, of another day.
pub(crate) fn record_of(day: &str, id: &str) -> KeptRecord {
    KeptRecord {
        day: day.into(),
        ..record(id)
    }
}

/// Makes a test of each clause, for the stores that `$fresh` opens.
#[macro_export]
macro_rules! contract {
    ($fresh:path) => {
        $crate::contract! { $fresh, changes: opens_and_loads, a_code_leads_to_its_circle,
        a_code_is_taken_while_its_circle_lives, a_gathering_shares_the_codes_of_circles, an_id_is_used_once, commits_count_versions,
        a_stale_commit_changes_nothing, a_commit_to_nothing_is_gone, any_text_comes_back_the_same,
        lists_the_live_circles, tells_which_were_not_touched, tells_the_versions_of_many,
        can_say_that_it_works, says_so_once_it_is_closed }
        $crate::contract! { $fresh, endings: finishing_leaves_only_the_record,
        a_stale_finish_keeps_the_circle, a_record_that_cannot_be_kept_keeps_the_circle,
        purging_leaves_nothing, the_code_is_free_afterwards }
        $crate::contract! { $fresh, records: a_record_is_deleted_alone, records_go_when_their_days_are_over,
        records_come_back_once, half_a_restoration_is_none }
        $crate::contract! { $fresh, together: every_increment_is_made_exactly_once,
        many_circles_at_once, one_conflict_does_not_touch_the_others, one_of_many_finishes,
        one_of_many_gets_the_code }
    };
    ($fresh:path, $part:ident: $($clause:ident),*) => {
        $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $clause() {
                if let Some((store, home)) = $fresh().await {
                    store_contract::$part::$clause(store.clone()).await;
                    store.close().await;
                    home.leave().await;
                }
            }
        )*
    };
}
