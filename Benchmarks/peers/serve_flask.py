"""The model behind Flask: gunicorn serve_flask:app --workers 2, with CLIENTELE_MODEL set."""

import os

from flask import Flask, jsonify, request
from scorer import Scorer

app = Flask(__name__)
scorer = Scorer(os.environ["CLIENTELE_MODEL"])


@app.post("/predict")
def predict():
    return jsonify(scorer.predict(request.get_json()))
