"""Times the questions of `tracker add`: from Enter to the text of the next question, against the sqlite3 shell that looks
the same word up with LIKE. Usage: prompts.py path/to/tracker path/to/database RUNS
Prints a line for the kinds of name that are asked: its name, the median of the ratios, and the milliseconds."""
import os
import pty
import select
import statistics
import subprocess
import sys
import time

tracker, db, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
like = "SELECT id FROM {0} WHERE {1} LIKE '%{2}%' UNION SELECT {3}_id FROM names WHERE name LIKE '%{2}%'"
kinds = {
    "official": ([], "officials", "name", ["Hossein Ghorbani", "Hosein Gorbani", "Zxqw Vbnm", "حسین قربانی"]),
    "organization": (
        ["--official", "1", "--role", "r"], "organizations", "name",
        ["Academy of Budget of Ardabil", "Acedemy of Budgit of Ardabil", "Qwertz Uiop", "وزارت بودجه"]),
    "claim": (
        ["--hearsay", "--on", "unknown", "--lang", "en", "--translation", "t", "--wording", "direct"], "claims", "text",
        ["railway line", "the Ministri of Budget baned the railway line", "Xyzzy plugh frotz", "وزارت بودجه"]),
}


def question(terminal):
    """Reads until a question stands there and nothing follows; says when its last letter came."""
    shown, last = b"", time.perf_counter()
    while select.select([terminal], [], [], 0.05 if shown.endswith(b": ") else 20)[0]:
        shown += os.read(terminal, 1 << 16)
        last = time.perf_counter()
    return last


for kind, (options, table, column, names) in kinds.items():
    ratios, times = [], []
    for run in range(runs):
        name = names[run % len(names)]
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(TERM="dumb", TRACKER_DB=db)
            os.execv(tracker, [tracker, "add", *options])
        question(terminal)
        if kind == "claim":
            for answer in ("a quote", "", "", "1"):  # no more lines, nothing in own words; affirms
                os.write(terminal, f"{answer}\n".encode())
                question(terminal)
        time.sleep(0.3)  # Nobody types faster.
        begin = time.perf_counter()
        os.write(terminal, f"{name}\n".encode())
        took = question(terminal) - begin
        os.close(terminal)
        os.waitpid(child, 0)
        begin = time.perf_counter()
        subprocess.run(["sqlite3", db, like.format(table, column, name.split()[0], kind)], stdout=subprocess.DEVNULL)
        ratios.append(took / (time.perf_counter() - begin))
        times.append(took * 1000)
    print(f"{kind}\t{statistics.median(ratios):.2f}\t{statistics.median(times):.1f} ms, at most {max(times):.1f} ms")
