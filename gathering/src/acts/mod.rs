//! What each request does, once it is permitted.

mod afternoon;
mod agreeing;
mod ending;
mod house;
mod offers;
mod people;
mod seating;
