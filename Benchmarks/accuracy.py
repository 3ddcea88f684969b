"""Compares how well detectors rank labelled outliers with PyOD, and writes ACCURACY.md:
accuracy.py [--only ecod,lof] [--sets wbc,pima] [--splits 10].

Twelve labelled sets of the ODDS library; ten splits of 60 % to learn from and 40 % to score, the
same for both sides, features scaled to mean 0 and spread 1 by the rows to learn from. Detectors keep
their defaults. Figures are means over splits of the area under the ROC curve (ROC-AUC) and of average
precision on the rows that were not learned. A side that needs longer than three minutes for all
splits of a set has no figure there; means and differences are over the sets where both sides have one.
Mean ranks are among the detectors that have figures of ours for every set.
"""

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
import warnings
from importlib import metadata
from pathlib import Path
from queue import Empty

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).with_name("peers")))
import detectors  # noqa: E402
from bench import ROOT, default_data, machine, say  # noqa: E402

warnings.filterwarnings("ignore")
SETS = ["arrhythmia", "cardio", "glass", "ionosphere", "letter", "lympho", "pendigits", "pima",
        "satimage-2", "vertebral", "vowels", "wbc"]
PROGRAM = ROOT / ".build/release/clientele-bench"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="some of our detectors; all that PyOD has too by default")
    parser.add_argument("--sets", help="some of the sets; all twelve by default")
    parser.add_argument("--splits", type=int, default=10)
    parser.add_argument("--limit", type=float, default=180, help="seconds of a side for a set")
    parser.add_argument("--data", type=Path, default=default_data())
    return parser.parse_args()


def splits(data, name, count):
    """The rows to learn from, the rows to score and the labels of these, split after split."""
    table = np.loadtxt(data / "outliers" / f"{name}.csv", delimiter=",", skiprows=1)
    rows, labels = table[:, :-1], table[:, -1] > 0
    for seed in range(count):
        train, test, _, truth = train_test_split(
            rows, labels, test_size=0.4, random_state=seed, stratify=labels)
        scaler = StandardScaler().fit(train)
        yield scaler.transform(train), scaler.transform(test), truth


def known():
    output = subprocess.run([PROGRAM, "detectors"], capture_output=True, text=True, check=True)
    return output.stdout.split()


def stored(parts, folder):
    """The files of the rows to learn from and to score, part after part."""
    files = []
    for place, (train, test, _) in enumerate(parts):
        files.append([])
        for word, rows in (("train", train), ("test", test)):
            file = folder / f"{place}-{word}-{len(rows)}x{rows.shape[1]}.f64"
            rows.tofile(file)
            files[-1].append(str(file))
    return files


def ours(name, files, folder, limit):
    """Our scores of every part with the seconds of fitting and scoring; nothing beyond the limit."""
    tasks = [
        {"detector": name, "settings": {}, "train": train, "test": test,
         "scores": str(folder / f"{place}.f64"), "seed": place}
        for place, (train, test) in enumerate(files)]
    (folder / "tasks.json").write_text(json.dumps(tasks))
    try:
        run = subprocess.run([PROGRAM, "scores", folder / "tasks.json"],
                             capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    if run.returncode != 0:
        sys.exit(f"accuracy: {run.stdout.splitlines()[-1:]} {run.stderr}")
    times = [json.loads(line) for line in run.stdout.splitlines()]
    return ([np.fromfile(task["scores"]) for task in tasks],
            [taken["fit"] + taken["score"] for taken in times])


def peers(name, parts, limit):
    """PyOD's scores of every part with the seconds; nothing beyond the limit."""
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=carry_out, args=(name, parts, queue), daemon=True)
    process.start()
    try:
        return queue.get(timeout=limit)
    except Empty:
        return None
    finally:
        process.kill()
        process.join()


def carry_out(name, parts, queue):
    """Fits and scores in a process of its own, so that it can be ended; says why it cannot."""
    scores, times = [], []
    try:
        for place, (train, test, _) in enumerate(parts):
            start = time.perf_counter()
            model = detectors.make(name, place, train.shape[1]).fit(train)
            scores.append(model.decision_function(test))
            times.append(time.perf_counter() - start)
    except Exception as error:  # Whatever a peer does not bear leaves it without a figure.
        say(f"PyOD's {name}: {error}")
        queue.put(None)
        return
    queue.put((scores, times))


def figures(scores, times, parts):
    areas, precisions = [], []
    for found, (_, _, truth) in zip(scores, parts):
        # What is infinite or not a number counts as nothing learned, as a tie of all.
        found = found if np.isfinite(found).all() else np.zeros(len(found))
        areas.append(roc_auc_score(truth, found))
        precisions.append(average_precision_score(truth, found))
    return {"roc": float(np.mean(areas)), "precision": float(np.mean(precisions)),
            "seconds": float(np.median(times))}


def compare(options, data_set, names):
    """The figures of both sides for one set, by detector."""
    parts = list(splits(options.data, data_set, options.splits))
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        files = stored(parts, Path(folder))
        for name in names:
            taken = {"ours": ours(name, files, Path(folder), options.limit)}
            if name in detectors.PYOD:
                taken["pyod"] = peers(name, parts, options.limit)
            found[name] = {
                side: scores and figures(*scores, parts) for side, scores in taken.items()}
            say(f"{data_set} {name}: " + ", ".join(
                f"{side} {value['roc']:.4f} in {value['seconds']:.3f} s" if value else f"{side} too long"
                for side, value in found[name].items()))
    return found


def main():
    options = arguments()
    names = options.only.split(",") if options.only else known()
    store = ROOT / "Benchmarks/accuracy.json"
    kept = json.loads(store.read_text()) if store.exists() else {"sets": {}}
    for data_set in options.sets.split(",") if options.sets else SETS:
        kept["sets"].setdefault(data_set, {}).update(compare(options, data_set, names))
        store.write_text(json.dumps(kept, indent=1) + "\n")
    kept["machine"], kept["splits"] = machine(), options.splits
    store.write_text(json.dumps(kept, indent=1) + "\n")
    write(kept, known())
    return 0


def write(kept, order):
    sets = [name for name in SETS if name in kept["sets"]]
    names = [name for name in order if any(name in kept["sets"][one] for one in sets)]
    everywhere = [name for name in names
                  if all(kept["sets"][one].get(name, {}).get("ours") for one in sets)]
    lines = ["# How well outliers are ranked", "", __doc__.split("\n\n", 1)[1].strip(), "",
             f"{kept['splits']} splits, PyOD {metadata.version('pyod')}, scikit-learn "
             f"{metadata.version('scikit-learn')}, revision {kept['machine']['revision']}. Seconds are the "
             "median of fitting and scoring beside other work, a rough guide: RESULTS.md compares speed. Run "
             "again with `scripts/bench --accuracy`.", ""]
    lines += ["## Mean over the sets", "",
              "| detector | sets | ROC-AUC | PyOD | difference | average precision | PyOD | mean rank | seconds "
              "| PyOD |",
              "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |"]
    ranks = mean_ranks(kept, sets, everywhere)
    for name in sorted(names, key=lambda name: ranks.get(name, 1_000)):
        found = [kept["sets"][one][name] for one in sets if name in kept["sets"][one]]
        lines.append(row(name, found, ranks.get(name)))
    lines += ["", "## ROC-AUC by set, ours and PyOD's", "",
              f"| detector | {' | '.join(sets)} |", "| --- |" + " --: |" * len(sets)]
    for name in names:
        cells = [" / ".join(f"{value['roc']:.3f}" if value else "–"
                            for value in kept["sets"][one].get(name, {}).values()) for one in sets]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    (ROOT / "Benchmarks/ACCURACY.md").write_text("\n".join(lines) + "\n")


def row(name, found, rank):
    """A line of the table of means; over the sets where every side has figures."""
    whole = [one for one in found if all(one.values())]

    def figure(side, key):
        return np.mean([one[side][key] for one in whole])

    peer = bool(whole) and "pyod" in whole[0]
    cells = [str(len(whole))]
    for key in ("roc", "precision", "seconds"):
        digits = 3 if key == "seconds" else 4
        cells += [f"{figure('ours', key):.{digits}f}" if whole else "",
                  f"{figure('pyod', key):.{digits}f}" if peer else ""]
    cells.insert(3, f"{figure('ours', 'roc') - figure('pyod', 'roc'):+.4f}" if peer else "")
    cells.insert(6, f"{rank:.1f}" if rank else "")
    return f"| {name} | " + " | ".join(cells) + " |"


def mean_ranks(kept, sets, names):
    """The mean place of each detector by ROC-AUC over the sets, 1 the best."""
    ranks = {name: 0.0 for name in names}
    for one in sets:
        areas = {name: kept["sets"][one][name]["ours"]["roc"] for name in names}
        for name in names:
            better = sum(area > areas[name] for area in areas.values())
            equal = sum(area == areas[name] for area in areas.values())
            ranks[name] += (better + (equal + 1) / 2) / len(sets)
    return ranks


if __name__ == "__main__":
    sys.exit(main())
