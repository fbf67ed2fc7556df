//! What is written: statements that are made together or not at all.

use super::error::StoreError;
use super::statement::{Connected, Statement};

/// What is made in one transaction.
pub(super) struct Change {
    /// What the others are for: where it changes no row, they are not made.
    pub(super) condition: Option<Statement>,
    pub(super) statements: Vec<Statement>,
    /// It is there to take something away for good.
    pub(super) erases: bool,
}

impl Change {
    pub(super) fn new(statements: Vec<Statement>) -> Change {
        Change {
            condition: None,
            statements,
            erases: false,
        }
    }

    pub(super) fn erasing(statement: Statement) -> Change {
        Change {
            erases: true,
            ..Change::new(vec![statement])
        }
    }

    pub(super) fn is_one_statement(&self) -> bool {
        self.condition.is_none() && self.statements.len() == 1
    }

    /// Makes it, within a transaction of the connection where it is of several statements. How many rows it changed.
    pub(super) async fn make(&self, connection: &mut impl Connected) -> Result<u64, StoreError> {
        let mut changed = 0;
        if let Some(condition) = &self.condition {
            changed = connection.execute(condition).await?;
            if changed == 0 {
                return Ok(0);
            }
        }
        for statement in &self.statements {
            changed += connection.execute(statement).await?;
        }
        Ok(changed)
    }
}
