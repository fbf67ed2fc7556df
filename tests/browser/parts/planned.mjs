// A circle from a plan of the test's own: keeper, projector and phones, and the way from part to part.
import assert from 'node:assert/strict';
import { LAPTOP, Person } from './people.mjs';
import { openDesk, openProjector, sitDown } from './circle.mjs';
import { goOn } from './care.mjs';

/// A keeper opens a circle with these parts, by the link that carries a plan, and sits at the console.
export async function openPlanned(browser, hearth, parts) {
  const plan = { hearth_plan: 1, title: 'Tuesday evening circle', parts };
  const keeper = await Person.arrive(browser, hearth, 'the keeper', { viewport: LAPTOP });
  await keeper.go(`/host#plan=${Buffer.from(JSON.stringify(plan)).toString('base64url')}`);
  await keeper.isReady();
  await keeper.page.waitForFunction(
    ([title, many]) => document.querySelectorAll('.plan__part').length === many
      && [...document.querySelectorAll('input')].some((field) => field.value === title),
    [plan.title, parts.length],
  );
  await keeper.press('Open the circle');
  await keeper.page.waitForURL(/\/phrase$/);
  keeper.code = keeper.page.url().match(/\/c\/([^/]+)\//)[1];
  await openDesk(keeper);
  return keeper;
}

export class Planned {
  /// `plan` has a name for each part, in order; `names` are those of the people who sit down.
  static async gather(browser, hearth, plan, names) {
    const circle = new Planned();
    circle.plan = plan;
    circle.keeper = await openPlanned(browser, hearth, Object.values(plan));
    circle.projector = await openProjector(browser, circle.keeper);
    circle.guests = [];
    for (const name of names) circle.guests.push(await sitDown(browser, hearth, circle.keeper.code, name));
    circle.seated = [circle.keeper, ...circle.guests];
    circle.everyone = [circle.projector, ...circle.seated];
    return circle;
  }

  async each(people, what) {
    for (const person of people) await what(person);
  }

  async allSee(words, timeout) {
    await this.each(this.everyone, (person) => person.sees(words, timeout).catch((no) => { throw new Error(`${person.what}: ${no.message}`); }));
  }

  /// Which part the console says it is, from 1; 0 while people arrive.
  async at() {
    return Number(await this.keeper.page.locator('.thread__part.is-now').getAttribute('data-part'));
  }

  /// The keeper goes on until the part of this name has begun, whatever became of those before it.
  async comeTo(name) {
    const goal = Object.keys(this.plan).indexOf(name) + 1;
    assert.ok(goal > 0, `the plan has a part called “${name}”`);
    if ((await this.at()) === 0) {
      await this.keeper.press(/^Begin with/);
      await this.keeper.page.locator('.thread__part.is-now[data-part="1"]').waitFor();
    }
    while ((await this.at()) < goal) await goOn(this.keeper);
    assert.equal(await this.at(), goal);
  }

  /// Comes to the part that `name` begins with, up to a colon, and does `what` there. Nothing goes on by itself: at
  /// the end it is still that part.
  async through(name, what) {
    await this.comeTo(name.split(':')[0]);
    const begun = await this.at();
    await what();
    assert.equal(await this.at(), begun, 'nothing goes on by itself');
    this.isUntroubled();
  }

  /// Gives a role to the one of this name.
  async makes(name, role) {
    const row = this.keeper.page.locator('.people > .person', { hasText: name });
    await row.locator('summary').first().click();
    await row.getByRole('button', { name: `Make ${role}` }).click();
    await row.locator('.person__word', { hasText: role }).waitFor();
    await row.locator('summary').first().click();
  }

  isUntroubled() {
    for (const person of this.everyone) person.isUntroubled();
  }
}
