"""Speakers who say codes, so that whoever hears them can tell by which path: each is as late as its path."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from itertools import groupby

from playwright.async_api import Page

from tests.media.broadcast.studio import Speaker

SYMBOL = 0.3
"""Seconds for which each tone of a code lasts."""
LATEST = 12.0
"""Seconds after which no path is still heard."""

RECORD = """
([tones, threshold]) => {
  window.recorded = [];
  const spectra = new Map();
  const spectrum = (heard) => {
    const kept = spectra.get(heard) ?? new Float32Array(heard.analyser.frequencyBinCount);
    spectra.set(heard, kept);
    heard.analyser.getFloatFrequencyData(kept);
    return kept;
  };
  setInterval(() => {
    const levels = tones.map(() => 0);
    for (const element of document.querySelectorAll("audio")) {
      const heard = ear(element);
      if (element.paused || heard.energy === 0) continue;
      const found = spectrum(heard);
      const bin = heard.context.sampleRate / heard.analyser.fftSize;
      tones.forEach((hertz, number) => {
        levels[number] += 10 ** (found[Math.round(hertz / bin)] / 20) * element.volume;
      });
    }
    recorded.push([Date.now() / 1000, levels.flatMap((level, number) => (level > threshold ? [number] : []))]);
  }, 20);
}
"""
"""From now on every 20 ms: which of the tones are heard, all elements together, at the volume of each."""
AUDIBLE = 0.005
"""A tenth of what a tone of a speaker has in a spectrum (its level, 0.3, by half and by the window's 0.42)."""

Moment = tuple[float, list[int]]


@dataclass
class Coded:
    """Somebody on stage who says one of these tones after the other (Hz), never the same twice in a row."""

    speaker: Speaker
    tones: list[int]
    said: list[tuple[float, int]] = field(default_factory=list)

    async def say(self) -> None:
        chance, last = random.Random(self.tones[0]), -1
        while True:
            last = chance.choice([one for one in range(len(self.tones)) if one != last])
            self.speaker.hertz = self.tones[last]
            self.said.append((time.time(), last))
            await asyncio.sleep(SYMBOL)

    def at(self, moment: float) -> int | None:
        """What was said then."""
        return next((one for began, one in reversed(self.said) if began <= moment), None)

    def lateness(self, heard: list[tuple[float, int]]) -> float:
        """By how many seconds that is late: where it agrees best with what was said."""

        def agreement(late: float) -> int:
            return sum(self.at(moment - late) == one for moment, one in heard)

        return max((step * 0.05 for step in range(round(LATEST / 0.05))), key=agreement)


async def record(page: Page, speakers: list[Coded]) -> None:
    await page.evaluate(RECORD, [[tone for one in speakers for tone in one.tones], AUDIBLE])


async def recorded(page: Page, speakers: list[Coded]) -> list[list[Moment]]:
    """Of each speaker: every moment, and which of their tones were heard in it."""
    moments: list[Moment] = await page.evaluate("recorded")
    found, first = [], 0
    for one in speakers:
        theirs = range(first, first := first + len(one.tones))
        found.append([(at, [number - theirs.start for number in heard if number in theirs]) for at, heard in moments])
    return found


def longest_of_two(moments: list[Moment]) -> float:
    """For how many seconds at most two tones of one speaker were heard at once: two paths, if longer than a change."""
    spans = [list(group) for two, group in groupby(moments, lambda one: len(one[1]) > 1) if two]
    return max((span[-1][0] - span[0][0] for span in spans), default=0.0)


def latenesses(speaker: Coded, moments: list[Moment], every: float = 2.0) -> list[float]:
    """How late they were heard, in one piece after the other in which they were heard at all."""
    alone = [(at, heard[0]) for at, heard in moments if len(heard) == 1]
    pieces = [list(group) for _, group in groupby(alone, lambda one: one[0] // every)]
    return [speaker.lateness(piece) for piece in pieces if len(piece) > every / 0.02 / 2]
