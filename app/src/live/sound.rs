//! The sounds, made of sines as they are needed: a bowl that is struck, and two soft tones. There are no files.
//!
//! Nothing sounds before a hand has touched the page; browsers ask for that, and so do people. Each sound comes
//! with words on the screen, so that nothing is lost with the sound off.

use std::cell::RefCell;

use circle::Sound;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, AudioContextState, AudioNode, BiquadFilterType, Storage};

/// The bowl's own tone, in hertz.
const BOWL: f32 = 196.0;
/// The lower bowl that is struck when everything is held, in hertz.
const LOW_BOWL: f32 = 146.8;
/// The two tones that say that time has come round, a falling fourth, in hertz.
const TONES: [f32; 2] = [293.7, 220.0];
/// From one of them to the other, in seconds.
const BETWEEN_TONES: f64 = 0.9;
/// From one strike to the next at the end of a circle, in seconds.
const BETWEEN_STRIKES: f64 = 5.0;
/// From one strike to the next at the end of a silence, in seconds.
const BETWEEN_BELLS: f64 = 4.0;
/// The height of a strike: −18 dB below the loudest that there is.
const PLAIN: f32 = 0.126;
/// The height of a soft sound: −24 dB.
const SOFT: f32 = 0.063;
/// The bowl's partials: their pitch beside its own tone, their height, and the seconds in which they fade by 60 dB.
/// The second lies a hair above the first, which makes the slow beat.
const PARTIALS: [(f32, f32, f64); 5] = [
    (1.0, 1.0, 7.0),
    (1.003, 0.35, 7.0),
    (2.74, 0.42, 4.2),
    (5.18, 0.20, 2.2),
    (8.2, 0.08, 1.1),
];
/// All the partials' heights together.
const ALL_PARTIALS: f32 = 2.05;
/// A sound that fades by 60 dB falls to 1/e in this part of the time.
const FADE: f64 = 1.0 / 6.91;
/// From silence to the full height of a strike, in seconds.
const ATTACK: f64 = 0.008;
/// The length of the mallet's touch, in seconds.
const TOUCH: f64 = 0.012;
/// Where the choice is kept in this browser.
const KEPT: &str = "hearth-sound";

thread_local! {
    /// Made at the first touch, then kept.
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Plays `sound` once, if this page may sound and sounds are on. What could not be heard now is not heard later.
pub fn play(sound: Sound) {
    let Some(context) = kept().filter(running).filter(|_| is_on()) else {
        return;
    };
    // A browser that cannot make a sound leaves the words on the screen.
    let _ = begin(&context, sound);
}

/// The sound of this name, as the server writes it.
pub(super) fn named(name: &str) -> Option<Sound> {
    Some(match name {
        "bell" => Sound::Bell,
        "silence_begins" => Sound::SilenceBegins,
        "silence_ends" => Sound::SilenceEnds,
        "swap" => Sound::Swap,
        "break_ends" => Sound::BreakEnds,
        "part_time_came_round" => Sound::PartTimeCameRound,
        "breath_ends" => Sound::BreathEnds,
        "held" => Sound::Held,
        "ended" => Sound::Ended,
        "time_came_round" => Sound::TimeCameRound,
        _ => return None,
    })
}

/// Readies the sounds; call it while a tap or a key press is handled, and as often as you like: a phone puts sounds
/// away while it sleeps. Returns whether this page can sound already; [`unlocked`] waits until it can.
pub fn unlock() -> bool {
    let Some(context) = kept().or_else(make) else {
        return false;
    };
    if !running(&context) {
        spawn_local(async move {
            wake(&context).await;
        });
        return false;
    }
    true
}

/// Readies the sounds like [`unlock`], and returns whether this page can sound once that is known.
pub async fn unlocked() -> bool {
    match kept().or_else(make) {
        Some(context) => wake(&context).await,
        None => false,
    }
}

/// Whether sounds are wanted on this device. They are, until someone says otherwise.
#[must_use]
pub fn is_on() -> bool {
    let choice = storage().and_then(|storage| storage.get_item(KEPT).ok().flatten());
    choice.as_deref() != Some("off")
}

/// Keeps whether sounds are wanted, in this browser alone.
pub fn set_on(on: bool) {
    if let Some(storage) = storage() {
        // A browser that keeps nothing asks again after a reload.
        let _ = storage.set_item(KEPT, if on { "on" } else { "off" });
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn kept() -> Option<AudioContext> {
    CONTEXT.with_borrow(Clone::clone)
}

fn make() -> Option<AudioContext> {
    let context = AudioContext::new().ok()?;
    CONTEXT.set(Some(context.clone()));
    Some(context)
}

fn running(context: &AudioContext) -> bool {
    context.state() == AudioContextState::Running
}

async fn wake(context: &AudioContext) -> bool {
    if let Ok(woken) = context.resume() {
        // Refused before the first touch; the state says so too.
        let _ = JsFuture::from(woken).await;
    }
    running(context)
}

fn begin(context: &AudioContext, sound: Sound) -> Result<(), JsValue> {
    // A moment ahead, so that the beginning is not cut.
    let now = context.current_time() + 0.03;
    match sound {
        Sound::Bell | Sound::SilenceBegins => strike(context, now, BOWL, PLAIN),
        Sound::SilenceEnds => {
            strike(context, now, BOWL, PLAIN)?;
            strike(context, now + BETWEEN_BELLS, BOWL, PLAIN)
        }
        Sound::Swap | Sound::BreakEnds | Sound::PartTimeCameRound => {
            strike(context, now, BOWL, SOFT)
        }
        Sound::BreathEnds => strike(context, now, BOWL, SOFT),
        Sound::Held => strike(context, now, LOW_BOWL, SOFT),
        Sound::Ended => {
            for at in 0..3 {
                strike(context, now + f64::from(at) * BETWEEN_STRIKES, BOWL, PLAIN)?;
            }
            Ok(())
        }
        Sound::TimeCameRound => {
            let out: AudioNode = context.destination().into();
            tone(context, &out, TONES[0], SOFT, now, (0.04, 1.8))?;
            tone(
                context,
                &out,
                TONES[1],
                SOFT,
                now + BETWEEN_TONES,
                (0.04, 2.4),
            )
        }
        // Both are told by the screen alone: a person who is about to speak, or to breathe, is not startled.
        Sound::PieceArrived | Sound::BreathBegins | Sound::CentreUntouched | Sound::Response => {
            Ok(())
        }
    }
}

/// The bowl, struck once.
fn strike(context: &AudioContext, at: f64, pitch: f32, height: f32) -> Result<(), JsValue> {
    let low = context.create_biquad_filter()?;
    low.set_type(BiquadFilterType::Lowpass);
    low.frequency().set_value(3_500.0);
    low.connect_with_audio_node(&context.destination())?;
    for (ratio, part, seconds) in PARTIALS {
        tone(
            context,
            &low,
            pitch * ratio,
            height * part / ALL_PARTIALS,
            at,
            (ATTACK, seconds),
        )?;
    }
    touch(context, &low, at, height * 0.05)
}

/// One sine that rises and fades, both in seconds.
fn tone(
    context: &AudioContext,
    out: &AudioNode,
    pitch: f32,
    height: f32,
    at: f64,
    (rise, fade): (f64, f64),
) -> Result<(), JsValue> {
    let (sine, level) = (context.create_oscillator()?, context.create_gain()?);
    sine.frequency().set_value(pitch);
    let gain = level.gain();
    gain.set_value(0.0);
    gain.set_value_at_time(0.0, at)?;
    gain.linear_ramp_to_value_at_time(height, at + rise)?;
    gain.set_target_at_time(0.0, at + rise, fade * FADE)?;
    sine.connect_with_audio_node(&level)?
        .connect_with_audio_node(out)?;
    sine.start_with_when(at)?;
    sine.stop_with_when(at + rise + fade * 1.2)
}

/// The mallet's touch: a breath of noise.
fn touch(context: &AudioContext, out: &AudioNode, at: f64, height: f32) -> Result<(), JsValue> {
    let rate = context.sample_rate();
    let mut chance = 0x2545_f491_u32;
    let noise: Vec<f32> = (0..(f64::from(rate) * TOUCH) as usize)
        .map(|_| {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (chance >> 8) as f32 / 8_388_608.0 - 1.0
        })
        .collect();
    let buffer = context.create_buffer(1, noise.len() as u32, rate)?;
    buffer.copy_to_channel(&noise, 0)?;
    let (source, band, level) = (
        context.create_buffer_source()?,
        context.create_biquad_filter()?,
        context.create_gain()?,
    );
    source.set_buffer(Some(&buffer));
    band.set_type(BiquadFilterType::Bandpass);
    band.frequency().set_value(1_800.0);
    level.gain().set_value(height);
    source
        .connect_with_audio_node(&band)?
        .connect_with_audio_node(&level)?
        .connect_with_audio_node(out)?;
    source.start_with_when(at)
}
