"""The commands. No logic: each says what it takes and hands it on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from assistant import ending, leaks, outside, publishers
from assistant.errors import AssistantError
from assistant.places import COMPARED, DAY, GUIDES, KEPT, SCRATCH, SITE

EXPECTED_TROUBLE, BUG = 1, 3

app = typer.Typer(
    help="Illustrated guides for PACER and NextGen CM/ECF, from walkthroughs that are tests.",
    epilog="Begin with: assistant guide upgrade-account --court mad",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

new = typer.Typer(help="Begin a file of your own: a site's, or a walkthrough.", no_args_is_help=True)
app.add_typer(new, name="new")

court_files = typer.Typer(help="Show all federal courts and what their files leave out, or make the files anew.")
app.add_typer(court_files, name="courts")

A_WALKTHROUGH, A_COURT, A_DATE = "A name, or FILE.py.", "ID-or-FILE", "The portal's date, YYYY-MM-DD."

FORMATS_HELP = (
    f"{', '.join(publishers.made_by_default())}; "
    f"{' and '.join(publishers.made_on_request())} only if you name them. May be repeated."
)

Walkthroughs = Annotated[list[str] | None, typer.Argument(metavar="[WALKTHROUGH]...", help=A_WALKTHROUGH)]
Courts = Annotated[
    list[str] | None,
    typer.Option("--court", metavar=A_COURT, help="A court, or the file of a site of your own; may be repeated."),
]
AllCourts = Annotated[bool, typer.Option("--all-courts", help="Every federal court: assistant courts shows them.")]
Formats = Annotated[list[str] | None, typer.Option("--format", metavar="NAME", help=FORMATS_HELP)]
Out = Annotated[Path, typer.Option(help="Where the guides go.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1, help="How many processes work beside each other.", show_default="one for each core, or one more"
    ),
]
Portal = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="A portal that already runs; only on this machine or allowed.")
]
Compared = Annotated[Path, typer.Option(help="Where walks and the report of a comparison go.")]
Rewalk = Annotated[bool, typer.Option("--rewalk", help="Walk again, even if nothing has changed.")]


@app.command("list", epilog="Example: assistant list --recordings")
def list_all(
    recordings: Annotated[bool, typer.Option("--recordings", help="Show what was walked and kept, instead.")] = False,
) -> None:
    """Show the walkthroughs, courts, people and formats there are."""
    from assistant.building.editions import Editions
    from assistant.commands import listing
    from assistant.settings import settings

    if recordings:
        listing.show_recordings(KEPT)
        listing.show_editions(Editions(settings().editions, announce).rows())
    else:
        listing.show()


@court_files.callback(
    invoke_without_command=True,
    epilog="Examples: assistant courts --find arizona\n\nassistant courts --find bankruptcy --find texas",
)
def courts_(
    context: typer.Context,
    find: Annotated[list[str] | None, typer.Option(metavar="WORD", help="A state, a kind, a name; repeatable.")] = None,
) -> None:
    """Show all federal courts, and what each one's file leaves out; or make the files anew.

    What a file leaves out is said nowhere in that court's guides.
    """
    from assistant.commands import court_files as files

    if context.invoked_subcommand is None:
        files.show(tuple(find or ()))


@court_files.command("update", epilog="Example: assistant courts update courts-2026-01-31.csv")
def update_courts(
    data: Annotated[
        Path | None, typer.Argument(help="The facts, a table named after its day.", show_default="those that ship")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Make every court’s file of the Judiciary’s facts, and of what is known besides.

    Shows what would change, and asks before anything is written.
    """
    from assistant.commands import court_files as files

    wanted = files.update(data)
    if not str(wanted):
        say("Nothing was written: every court’s file is as the facts have it.")
        return
    say(str(wanted))
    if not yes and not typer.confirm("Write these files?"):
        say("Nothing was written.")
        return
    wanted.write()
    if data is not None:
        files.keep(data)
    say(f"Written: {wanted.into}")


@app.command(
    epilog="Example: assistant guide upgrade-account --court mad --format pdf\n\n"
    "With PACER of today alone: assistant guide --era 2025\n\n"
    "What would be done: assistant guide --all-courts --plan"
)
def guide(
    walkthroughs: Walkthroughs = None,
    court: Courts = None,
    format: Formats = None,  # noqa: A002 - the option's name
    out: Out = GUIDES,
    jobs: Jobs = None,
    rewalk: Rewalk = False,
    all_courts: AllCourts = False,
    era: Annotated[
        str | None, typer.Option(metavar="YEAR", help="Those alone that show PACER of a year: 2021 or 2025.")
    ] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Say what would be walked and made. Nothing is done.")] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Have other machines work: tcp://HOST:PORT of their scheduler."),
    ] = None,
) -> None:
    """Walk and publish. With no name, every walkthrough; with no court, those of the two notices."""
    from assistant.building import build, workers
    from assistant.building import plan as plans
    from assistant.building.turns import alone_in
    from assistant.facts import courts
    from assistant.publishers.layout.wording import counted
    from assistant.settings import settings
    from assistant.walking.walkthrough import BUNDLED

    if jobs and scheduler:
        raise typer.BadParameter("--jobs is for processes here, --scheduler for other machines: leave one out")
    names = courts.named(court or [], every_one=all_courts)
    every = build.of_era(build.placed_jobs(walkthroughs or BUNDLED, names), era)
    formats = build.known_formats(format or [], together=not walkthroughs)
    order = plans.Order(every, formats, out, rewalk)
    with progress() as tell, alone_in(out, settings().recordings, tell=tell):
        planned = plans.of(order)
        build.check_scripts(planned.todo)
        if plan:
            say(str(planned))
            return
        if scheduler:
            from assistant.building import machines

            hired: AbstractContextManager[workers.Workers] = machines.at(scheduler, order, names, tell, announce)
        else:
            count = jobs or workers.worthwhile(len(build.in_turn(planned.todo)), len(planned.todo))
            hired = workers.of(count, names, out, tell)
        with hired as at_work:
            made = build.made_as_planned(planned, at_work, tell, announce)
    say(f"{counted(len(every), 'guide')}, {counted(len(made), 'file')}: {made[-1]}")


@app.command(epilog="Example: assistant worker --scheduler tcp://scheduler.example.org:8786")
def worker(
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="The scheduler, started with: dask scheduler")],
    scratch: Annotated[Path, typer.Option(help="Where it works; each worker has a folder of its own there.")] = SCRATCH,
) -> None:
    """Work for builds on other machines, until you press Ctrl-C: assistant guide --scheduler ADDRESS.

    Whoever reaches the scheduler can have any program run here. Use it on a network that you trust.
    """
    from assistant.building import machine

    machine.serve(scheduler, scratch, announce)


@new.command("site", epilog="Example: assistant new site party-desk --address http://127.0.0.1:8000/")
def new_site(
    name: Annotated[str, typer.Argument(help="What it is called: lower case, like party-desk.")],
    address: Annotated[str, typer.Option(help="Where the walk goes.")] = "http://127.0.0.1:8000/",
) -> None:
    """Write a site's file, NAME.toml, with comments that say what can be added. Nothing is overwritten."""
    from assistant.commands import starting

    say(starting.write_site(name, address))


@new.command("walkthrough", epilog="Example: assistant new walkthrough add-a-party --court party-desk.toml")
def new_walkthrough(
    name: Annotated[str, typer.Argument(help="What it is called: lower case, like add-a-party.")],
    court: Annotated[str, typer.Option(metavar=A_COURT, help="The court or site that it leads through.")] = "mad",
) -> None:
    """Write a walkthrough that walks as it is, with comments that say how it goes on. Nothing is overwritten."""
    from assistant.commands import starting

    say(starting.write_walkthrough(name, court))


@app.command(epilog="Example: assistant lint mine.py")
def lint(walkthroughs: Walkthroughs = None) -> None:
    """Check the sentences of walkthroughs: one action each, in the imperative, at most 25 words. Nothing is walked."""
    from assistant.commands import lint as linting
    from assistant.walking.walkthrough import BUNDLED

    say(linting.verdict(walkthroughs or BUNDLED))


@app.command(
    epilog="Example: assistant walk check-account-type --court mad\n\n"
    "Before a class, by key: assistant walk link-account --court mad --headed --manual\n\n"
    "Before a class, slowly: assistant walk link-account --court mad --headed --pace slow"
)
def walk(
    walkthrough: Annotated[str, typer.Argument(help=A_WALKTHROUGH)],
    court: Annotated[str, typer.Option(metavar=A_COURT, help="The court whose sites are walked.")] = "mad",
    headed: Annotated[bool, typer.Option("--headed", help="Present it in a window. Nothing is kept.")] = False,
    pace: Annotated[
        str | None, typer.Option(metavar="PACE", help="With --headed: slow, normal, fast, or a number; 2 is slower.")
    ] = None,
    manual: Annotated[
        bool, typer.Option("--manual", help="With --headed: space goes on, the left arrow goes back, Esc ends.")
    ] = False,
    portal: Portal = None,
) -> None:
    """Walk only, and keep the recording; or, in a window, present it before a class."""
    from assistant.building import build
    from assistant.building.turns import alone_in
    from assistant.building.workspace import Workspace
    from assistant.publishers.layout.wording import counted
    from assistant.settings import settings, use_portal

    if (pace or manual) and not headed:
        raise typer.BadParameter("--pace and --manual are for a window: add --headed")
    if portal is not None:
        use_portal(portal)
    (job,) = build.known_jobs([walkthrough], [court])
    if headed:
        from assistant.live import show

        show.present(job, show.pace(pace or "normal", by_key=manual))
        return
    with (
        progress() as tell,
        alone_in(settings().recordings, tell=tell),
        Workspace([court], GUIDES, tell=tell) as workspace,
    ):
        recording = workspace.walk(job)
    steps, screens = counted(len(list(recording.steps())), "step"), counted(len(recording.screens), "screen")
    say(f"{steps} on {screens}, edition {recording.edition}")


@app.command(
    epilog="Example: assistant record link-by-hand --site cmecf --person marjorie-ellsworth-quill\n\n"
    "It goes on after a break: assistant record link-by-hand --resume"
)
def record(
    name: Annotated[str, typer.Argument(help="What it is to be called: lower case, like link-by-hand.")],
    court: Annotated[str, typer.Option(metavar=A_COURT, help="The court whose sites are shown.")] = "mad",
    person: Annotated[
        list[str] | None, typer.Option(metavar="NAME-or-FILE", help="Who acts; others are only there.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help=A_DATE)] = None,
    site: Annotated[str, typer.Option(help="The site that it begins with; the first of the court's file.")] = "",
    title: Annotated[str, typer.Option(help="The guide's title, at most 40 characters.")] = "",
    out: Annotated[Path, typer.Option(help="The folder of recordings that are kept.")] = KEPT,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a session that was closed or broke off.")
    ] = False,
) -> None:
    """Show it once in a window: leaves a recording, and a walkthrough script that passes as a test.

    Every step is on the disk when it is shown. Password fields are never read.
    """
    from assistant.recorder import record as recorder

    wanted = recorder.options(name, court, person or ["tobias-brannock"], on, site, title, out / name, resume=resume)
    with progress() as tell:
        said = recorder.record_session(wanted, lambda words: print(words, file=sys.stderr), tell)  # noqa: T201
    say(said)


@app.command(
    "import",
    epilog="Example: assistant import upgrade.json --person tobias-brannock --court mad\n\n"
    "From codegen: playwright codegen --target python -o upgrade.py, then assistant import upgrade.py",
)
def import_(
    file: Annotated[Path, typer.Argument(help="Of DevTools’ Recorder (.json), codegen (.py) or Selenium IDE (.side).")],
    name: Annotated[str, typer.Option(help="What it is to be called; after the file if you give none.")] = "",
    court: Annotated[str, typer.Option(metavar=A_COURT, help="The court whose sites it is done on again.")] = "mad",
    person: Annotated[
        list[str] | None, typer.Option(metavar="NAME-or-FILE", help="Who acts; others are only there.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help=A_DATE)] = None,
    site: Annotated[str, typer.Option(help="The site that it begins with, if the file opens none.")] = "",
    title: Annotated[str, typer.Option(help="The guide's title, at most 40 characters.")] = "",
    test: Annotated[str, typer.Option(metavar="NAME", help="Which of several tests in the file.")] = "",
    out: Annotated[Path, typer.Option(help="The folder of recordings that are kept.")] = KEPT,
) -> None:
    """Make a walkthrough script of another tool's recording, by doing it again on the site. The file is never run.

    What a guide cannot do stops it, and what was done so far is kept, to go on with by hand.
    """
    from assistant.importing import imported
    from assistant.recorder import record as recorder

    called = name or imported.name_for(file)
    people = person or ["tobias-brannock"]
    wanted = recorder.options(called, court, people, on, site, title, out / called, resume=False)
    with progress() as tell:
        said = imported.import_file(file, test, wanted, announce, tell, titled=bool(title))
    say(said)


@app.command(
    epilog="Example: assistant probe /pacer/ --court mad\n\n"
    "Behind a login: assistant probe http://127.0.0.1:8000/desk/cases --after log_in.py --court party-desk.toml\n\n"
    "Where a walkthrough ends: assistant probe --after log_in.py --court party-desk.toml\n\n"
    "Page after page, in a window: assistant probe --by-hand --court party-desk.toml"
)
def probe(
    address: Annotated[
        str,
        typer.Argument(help="A page: its address, a path of the site such as /pacer/, or a name of the site's file."),
    ] = "",
    court: Annotated[str, typer.Option(metavar=A_COURT, help="The court or site whose page it is.")] = "mad",
    after: Annotated[
        str,
        typer.Option(
            metavar="WALKTHROUGH", help="Walk this first, as its people; without an address, look where it ends."
        ),
    ] = "",
    by_hand: Annotated[
        bool, typer.Option("--by-hand", help="Go there yourself in a window; Enter in the terminal looks at its page.")
    ] = False,
    out: Annotated[Path, typer.Option(help="Where the report and its picture go.")] = Path("build/probe"),
) -> None:
    """Say what on a page can be named in a sentence, and what cannot, and why; with a picture.

    A page behind a login is reached with --after, by a walkthrough that logs in, or with --by-hand.

    Before a walkthrough is walked, the site is reset as its file says. Passwords are never shown.
    """
    from assistant.probing import probe as probes

    if not (address or after or by_hand):
        raise typer.BadParameter("say which page: ADDRESS, --after WALKTHROUGH, or --by-hand")
    wanted = probes.Wanted(address, court, out, after, by_hand)
    if by_hand:
        probes.probe(wanted, say, announce)
        return
    with progress() as tell:
        probes.probe(wanted, say, announce, tell)


@app.command(epilog="Example: assistant publish build/recordings/mad/upgrade-account --format html")
def publish(
    recording: Annotated[Path, typer.Argument(help="A folder with recording.json.")],
    format: Formats = None,  # noqa: A002 - the option's name
    out: Out = GUIDES,
    person: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="The file of somebody of your own who acts in it.")
    ] = None,
) -> None:
    """Make documents from a recording. Nothing is walked."""
    from assistant.building import build, site
    from assistant.building.turns import alone_in
    from assistant.building.workspace import Workspace
    from assistant.facts.recording import Recording
    from assistant.settings import settings

    formats = build.formats_of_one(format or [])
    Recording.load(recording)  # one that is none is told before anything is waited for
    with progress() as tell, alone_in(out, settings().recordings, tell=tell), Workspace([], out) as workspace:
        kept = Recording.load(recording)
        made = workspace.publish(kept, formats, out / kept.court.id / kept.walkthrough, person or [])
        for sentence in workspace.told:
            announce(sentence)
        if (out / "index.html").exists():
            site.publish(out, announce, [kept])
    say("\n".join(str(file) for file in made))


@app.command(
    epilog="Example: assistant compare upgrade-account --court mad\n\n"
    "Mend what the sites have renamed: assistant compare --fix\n\n"
    "A portal that already runs: assistant compare --portal http://127.0.0.1:8021"
)
def compare(
    walkthroughs: Walkthroughs = None,
    court: Courts = None,
    portal: Portal = None,
    out: Compared = COMPARED,
    jobs: Jobs = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for every change, also one of looks.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Write the sentences that are true now into the scripts.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: do not ask first.")] = False,
) -> None:
    """Walk again, and say which sentences are not true any more, what has changed, and what they should say.

    Every guide is held against its accepted edition; the report lies in the folder of --out, for people, for CI
    (junit.xml) and for programs (report.json). Exits with 1 where a sentence is false, or a reader falls into a gap.
    """
    from assistant.building import build, workers
    from assistant.building.turns import alone_in
    from assistant.comparing import compare as comparing
    from assistant.comparing import fixing
    from assistant.facts import courts
    from assistant.settings import settings, use_portal
    from assistant.walking.walkthrough import BUNDLED

    if yes and not fix:
        raise typer.BadParameter("--yes is for --fix: add it")
    if portal is not None:
        use_portal(portal)
    names = tuple(court or (one.id for one in courts.shipped()))
    every = build.known_jobs(walkthroughs or BUNDLED, names)
    order = comparing.Order(every, settings().editions, out, strict)
    count = jobs or workers.worthwhile(len(build.in_turn(every)), len(every))
    with (
        progress() as tell,
        alone_in(out, settings().recordings, tell=tell),
        workers.of(count, names, out, tell) as at_work,
    ):
        report = comparing.compare(order, at_work, tell, announce)
    say(comparing.told(report, out))
    if fix and report.failed:
        offered = fixing.offers(report)
        say(fixing.shown(offered))
        if not (yes or typer.confirm("Write this into the scripts?")):
            raise typer.Exit(EXPECTED_TROUBLE)
        fixing.write(offered)
        with (
            progress() as tell,
            alone_in(out, settings().recordings, tell=tell),
            workers.beside(count, names, out) as at_work,
        ):
            report = fixing.compared_again(report, offered, order, at_work, tell, announce)
        say(comparing.told(report, out))
    if report.failed:
        raise typer.Exit(EXPECTED_TROUBLE)


@app.command(
    epilog="Example: assistant accept upgrade-account --court mad\n\n"
    'All that was compared: assistant accept --by "Training Desk" --on 2021-09-21'
)
def accept(
    walkthroughs: Walkthroughs = None,
    court: Courts = None,
    out: Compared = COMPARED,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who accepts it.", show_default="the name of your account")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day of the edition, YYYY-MM-DD.", show_default="SOURCE_DATE_EPOCH, or none"
        ),
    ] = None,
) -> None:
    """Make what the last comparison showed the accepted edition, with which guides are compared from then on.

    Look at its report first. A guide with a sentence that is not true is not accepted. Earlier editions stay.
    """
    from assistant.comparing import accepting

    wanted = accepting.order(out, walkthroughs or [], court or [], by, on)
    with progress() as tell:
        accepting.accept(wanted, say, announce, tell)


@app.command(
    epilog="Example: assistant site --address https://www.example.gov/guides\n\n"
    "One court alone, for its content system: assistant site --court mad --out build/for-mad"
)
def site(
    out: Annotated[
        Path | None, typer.Option(help="The folder that is made.", show_default=f"{SITE}, for one court {SITE}-ID")
    ] = None,
    guides: Annotated[Path, typer.Option("--from", metavar="DIR", help="The folder of guides.")] = GUIDES,
    court: Annotated[str, typer.Option(metavar=A_COURT, help="One court alone: its page, and its guides.")] = "",
    address: Annotated[str, typer.Option(metavar="ADDRESS", help="Where the folder will lie on the web.")] = "",
) -> None:
    """Put the guides that were built into one folder, for a web server or a content system.

    It holds all that the index leads to, each text in compressed forms too, SHA256SUMS, and with --address sitemap.xml.

    A document that is not as it was made stops it, and the folder stays as it is.
    """
    from assistant.building import web_folder

    order = web_folder.order(guides, out, court, address)
    with progress() as tell:
        said = web_folder.publish(order, tell, announce)
    say(said)


@app.command(epilog="Example: assistant measure --out build/guides")
def measure(out: Out = GUIDES) -> None:
    """Measure the guides that were built, from outside. Says what covers something, is too small, or too empty."""
    from assistant import measure as measures

    measures.show(out)


@app.command(epilog="Example: assistant portal --date 2021-09-19 --keep class.sqlite")
def portal(
    host: Annotated[str, typer.Option(help="The address to listen on; this machine alone by default.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8021,
    date: Annotated[str, typer.Option(help=A_DATE)] = DAY,
    era: Annotated[str, typer.Option(help="2021, or 2025 with its newer rules.")] = "2021",
    court: Courts = None,
    all_courts: AllCourts = False,
    guides: Annotated[Path, typer.Option(help="The guides to serve.")] = GUIDES,
    keep: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep what people do in this file, over restarts and crashes.")
    ] = None,
    map: Annotated[bool, typer.Option("--map", help="Print all screens and messages as JSON instead.")] = False,  # noqa: A002
) -> None:
    """Run the training portal for people, until you press Ctrl-C."""
    from assistant.facts import courts
    from assistant.walking import portal as portals

    if map:
        raise typer.Exit(portals.show_map())
    names = courts.named(court or [], every_one=all_courts)
    files = tuple(courts.court_file(name) for name in names)
    options = {"host": host, "port": str(port), "date": date, "era": era}
    raise typer.Exit(portals.run(files, guides, options, keep))


@app.command(epilog="Example: assistant doctor --install")
def doctor(
    install: Annotated[bool, typer.Option("--install", help="Get what is missing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before installing.")] = False,
) -> None:
    """Say what this machine lacks, and how to get it."""
    from assistant.building.store import state_of
    from assistant.commands import doctor as doctors
    from assistant.settings import settings

    raise typer.Exit(doctors.examine(install=install, yes=yes, say=say, store=lambda: state_of(settings().store)))


def main() -> None:
    """Run a command. Exits 0, 1 (expected trouble), 2 (usage), 3 (a bug), 130 (Ctrl-C) or 143 (SIGTERM)."""
    with ending.heeded():
        outside.let_streams_say_all()
        with leaks.door(secrets_met), trouble_told(), ending.as_stopped():
            run()


@contextmanager
def trouble_told() -> Iterator[None]:
    """Tell what goes wrong within, and end with the exit code for its kind."""
    try:
        yield
    except AssistantError as error:
        complain(str(error))
        sys.exit(EXPECTED_TROUBLE)
    except OSError as error:
        unwritten = outside.unwritten()
        if unwritten is None and not outside.is_refusal(error):
            sys.exit(told_as_bug(error))
        complain(outside.in_words(unwritten or error))
        sys.exit(EXPECTED_TROUBLE)
    except SystemExit as end:
        if isinstance(end.code, str):  # Python would say it behind the door
            complain(end.code)
            sys.exit(EXPECTED_TROUBLE)
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a report to send
        sys.exit(told_as_bug(error))


def run() -> None:
    """Do what the command line says. What it answers is written to its end before the exit code says that all is well.

    Raises OSError where it cannot be, as on a disk that is full.
    """
    begin()
    try:
        app()
    finally:
        if unwritten := outside.unwritten():
            raise unwritten


def told_as_bug(error: Exception) -> int:
    """Leave a report of it to send. Returns the exit code."""
    from assistant.commands import bug_report

    complain(bug_report.write_report(error))
    return BUG


def complain(text: str) -> None:
    """The one place where trouble is told."""
    print(outside.as_seen(text), file=sys.stderr)  # noqa: T201


def secrets_met() -> Iterable[SecretStr]:
    """What anybody knows whose file was read so far: nothing that is said to people holds it."""
    people = sys.modules.get("assistant.facts.people")  # who was not asked for knows nothing
    return people.all_secrets() if people else ()


def begin() -> None:
    """Settings and logs, before anything else."""
    if {"-h", "--help"} & set(sys.argv):
        return
    from assistant import logs
    from assistant.settings import settings

    logs.start(settings().log)


def announce(text: str) -> None:
    """What was done that nobody asked for; it stays on a terminal, and out of a pipe."""
    print(outside.as_seen(text), file=sys.stderr)  # noqa: T201 - the person is to know


def say(text: str) -> None:
    """The result of a command, on standard output."""
    print(outside.as_seen(text))  # noqa: T201 - this is the command's answer


@contextmanager
def progress() -> Iterator[Callable[[str], object]]:
    """What is being done, in one line that changes; nothing in a pipe."""
    from rich.console import Console

    console = Console(stderr=True, markup=False, emoji=False)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("beginning") as status:
        yield status.update
