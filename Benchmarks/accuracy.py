"""Compares how well detectors rank labelled outliers with PyOD, and writes ACCURACY.md:
accuracy.py [--only ecod,lof] [--sets wbc,pima] [--splits 10].

Twelve labelled sets of the ODDS library; ten splits of 60 % to learn from and 40 % to score, the
same for both sides, features scaled to mean 0 and spread 1 by the rows to learn from. Detectors keep
their defaults. Figures are means over splits of the area under the ROC curve (ROC-AUC) and of average
precision on the rows that were not learned.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import warnings
from importlib import metadata
from pathlib import Path

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


def ours(names, parts, folder):
    """Our scores of every part, by detector, with the seconds of fitting and scoring."""
    tasks = []
    for place, (train, test, _) in enumerate(parts):
        files = []
        for word, rows in (("train", train), ("test", test)):
            file = folder / f"{place}-{word}-{len(rows)}x{rows.shape[1]}.f64"
            rows.tofile(file)
            files.append(str(file))
        for name in names:
            tasks.append({
                "detector": name, "settings": {}, "train": files[0], "test": files[1],
                "scores": str(folder / f"{place}-{name}.f64"), "seed": place})
    (folder / "tasks.json").write_text(json.dumps(tasks))
    run = subprocess.run(
        [PROGRAM, "scores", folder / "tasks.json"], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"accuracy: {run.stdout.splitlines()[-1:]} {run.stderr}")
    times = [json.loads(line) for line in run.stdout.splitlines()]
    found = {name: ([], []) for name in names}
    for task, taken in zip(tasks, times):
        found[task["detector"]][0].append(np.fromfile(task["scores"]))
        found[task["detector"]][1].append(taken["fit"] + taken["score"])
    return found


def peers(name, parts):
    scores, times = [], []
    for place, (train, test, _) in enumerate(parts):
        start = time.perf_counter()
        model = detectors.make(name, place, train.shape[1]).fit(train)
        scores.append(model.decision_function(test))
        times.append(time.perf_counter() - start)
    return scores, times


def figures(scores, times, parts):
    areas, precisions = [], []
    for found, (_, _, truth) in zip(scores, parts):
        # What is infinite or not a number counts as nothing learned, as a tie of all.
        found = found if np.isfinite(found).all() else np.zeros(len(found))
        areas.append(roc_auc_score(truth, found))
        precisions.append(average_precision_score(truth, found))
    return {"roc": float(np.mean(areas)), "precision": float(np.mean(precisions)),
            "seconds": float(np.median(times))}


def compare(options, names):
    found = {}
    for data_set in options.sets.split(",") if options.sets else SETS:
        parts = list(splits(options.data, data_set, options.splits))
        with tempfile.TemporaryDirectory() as folder:
            mine = ours(names, parts, Path(folder))
        found[data_set] = {}
        for name in names:
            entry = {"ours": figures(*mine[name], parts)}
            if name in detectors.PYOD:
                entry["pyod"] = figures(*peers(name, parts), parts)
            found[data_set][name] = entry
            say(f"{data_set} {name}: " + ", ".join(
                f"{side} {value['roc']:.4f} in {value['seconds']:.3f} s"
                for side, value in entry.items()))
    return found


def main():
    options = arguments()
    names = options.only.split(",") if options.only else known()
    store = ROOT / "Benchmarks/accuracy.json"
    kept = json.loads(store.read_text()) if store.exists() else {"sets": {}}
    for data_set, found in compare(options, names).items():
        kept["sets"].setdefault(data_set, {}).update(found)
    kept["machine"], kept["splits"] = machine(), options.splits
    store.write_text(json.dumps(kept, indent=1) + "\n")
    write(kept, known())
    return 0


def write(kept, order):
    sets = [name for name in SETS if name in kept["sets"]]
    names = [name for name in order if all(name in kept["sets"][one] for one in sets)]
    lines = ["# How well outliers are ranked", "", __doc__.split("\n\n", 1)[1].strip(), "",
             f"{kept['splits']} splits, PyOD {metadata.version('pyod')}, scikit-learn "
             f"{metadata.version('scikit-learn')}, revision {kept['machine']['revision']}. Seconds are the "
             "median of fitting and scoring, on all cores. Run again with `scripts/bench --accuracy`.", ""]
    lines += ["## Mean over the sets", "",
              "| detector | ROC-AUC | PyOD | difference | average precision | PyOD | mean rank | seconds | PyOD |",
              "| --- | --: | --: | --: | --: | --: | --: | --: | --: |"]
    ranks = mean_ranks(kept, sets, names)
    for name in sorted(names, key=lambda name: ranks[name]):
        mine, theirs = (mean(kept, sets, name, side) for side in ("ours", "pyod"))
        cells = [f"{mine['roc']:.4f}", *(
            [f"{theirs['roc']:.4f}", f"{mine['roc'] - theirs['roc']:+.4f}"] if theirs else ["", ""]),
            f"{mine['precision']:.4f}", f"{theirs['precision']:.4f}" if theirs else "",
            f"{ranks[name]:.1f}", f"{mine['seconds']:.4f}", f"{theirs['seconds']:.4f}" if theirs else ""]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += ["", "## ROC-AUC by set, ours and PyOD's", "",
              f"| detector | {' | '.join(sets)} |", "| --- |" + " --: |" * len(sets)]
    for name in names:
        cells = [" / ".join(f"{kept['sets'][one][name][side]['roc']:.3f}" for side in ("ours", "pyod")
                            if side in kept["sets"][one][name]) for one in sets]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    (ROOT / "Benchmarks/ACCURACY.md").write_text("\n".join(lines) + "\n")


def mean(kept, sets, name, side):
    found = [kept["sets"][one][name].get(side) for one in sets]
    if None in found:
        return None
    return {key: float(np.mean([one[key] for one in found])) for key in found[0]}


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
