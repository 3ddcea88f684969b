"""The model behind FastAPI: uvicorn serve_fastapi:app --workers 2, with CLIENTELE_MODEL set."""

import os

from fastapi import FastAPI
from pydantic import BaseModel
from scorer import Scorer

app = FastAPI()
scorer = Scorer(os.environ["CLIENTELE_MODEL"])


class Customer(BaseModel):
    recency: float
    frequency: float
    monetary: float


@app.post("/predict")
async def predict(customer: Customer):
    return scorer.predict(customer.model_dump())
