"""Makes the bundles in test/golden/: scikit-learn forests over the columns that are easy to get wrong.

    python make_golden.py FOLDER [--trees 20] [--samples 64] [--rows 2000] [--vectors 100]

With --trees 100 --samples 256 --vectors 20000 they are what docs/models.md gives its figures from.
"""

import argparse
import os

import numpy as np
from sklearn.ensemble import IsolationForest

from anomaly_forest_bundle import draw_test_rows, write_bundle

COLUMNS = {
    "clean": lambda random, n: random.normal(size=n),
    "tied": lambda random, n: random.integers(0, 4, n).astype(float),
    "tiny_range": lambda random, n: 1 + random.random(n) * 1e-6,
    "below_float32": lambda random, n: 1 + random.random(n) * 1e-12,
    "epoch_ms": lambda random, n: 1.7e12 + np.floor(random.random(n) * 86_400_000),
    "byte_counter": lambda random, n: 3e9 + np.floor(random.random(n) * 1e6),
    "constant": lambda random, n: np.full(n, 7.0),
}
CASES = {
    "clean": (["clean", "clean", "clean"], {}),
    "tied": (["tied", "tied"], {}),
    "tiny_range": (["tiny_range", "below_float32", "clean"], {}),
    "epoch_ms": (["epoch_ms", "clean"], {}),
    "byte_counter": (["byte_counter", "clean"], {}),
    "constant": (["constant", "clean"], {}),
    "constant_alone": (["constant", "constant"], {}),
    "some_columns": (["clean", "tied", "epoch_ms", "byte_counter"], {"max_features": 0.5}),
    "with_replacement": (["clean", "byte_counter"], {"bootstrap": True}),
    "share_of_rows": (["clean", "clean"], {"max_samples": 0.02, "contamination": "auto"}),
    "skl2onnx": (["clean", "epoch_ms", "byte_counter"], {}),
}


def skl2onnx_bytes(forest, columns):
    from skl2onnx import to_onnx
    from skl2onnx.common.data_types import FloatTensorType

    model = to_onnx(
        forest,
        initial_types=[("X", FloatTensorType([None, columns]))],
        target_opset={"": 18, "ai.onnx.ml": 3},
    )
    return model.SerializeToString()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--trees", type=int, default=20)
    parser.add_argument("--samples", type=int, default=64)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--vectors", type=int, default=100)
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    for number, (name, (kinds, options)) in enumerate(CASES.items()):
        random = np.random.default_rng(number)
        rows = np.column_stack([COLUMNS[kind](random, arguments.rows) for kind in kinds])
        forest = IsolationForest(
            **{
                "n_estimators": arguments.trees,
                "max_samples": arguments.samples,
                "contamination": 0.02,
                "random_state": number,
                **options,
            }
        ).fit(rows)
        write_bundle(
            forest,
            os.path.join(arguments.folder, f"{name}.afmodel"),
            [f"{kind}_{i}" for i, kind in enumerate(kinds)],
            rows,
            test_rows=draw_test_rows(forest, rows, arguments.vectors, number),
            created_at="2026-01-01T00:00:00.000Z",
            onnx_model=skl2onnx_bytes(forest, len(kinds)) if name == "skl2onnx" else None,
        )
        print(name)


if __name__ == "__main__":
    main()
