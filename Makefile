# Targets: run [FILE=…] [OPTIONS=…], serve [OPTIONS=…], build, test, bench, lint, docs, setup, clean.
SHELL := /bin/bash
SWIFT ?= swift
# The vectors of the machine the build is made on (docs/decisions/vector-width.md; what `make build VECTOR=`
# makes runs on any), and square roots without the error number of C, which takes them out of vectors;
# results are the same bits either way.
VECTOR := -Xcc -fno-math-errno $(shell scripts/vectors)
# The program carries the Swift libraries, so that it starts sooner and runs without the toolchain.
BUILD := $(SWIFT) build -c release $(VECTOR) --static-swift-stdlib
PRODUCT := clientele
BINARY := .build/release/clientele
FILE ?=
OPTIONS ?=

.PHONY: setup build run serve test lint bench docs clean

setup:
	@scripts/setup

build: setup
	$(BUILD) --product $(PRODUCT)

run: build
	@PROGRAM=$(BINARY) scripts/try "$(FILE)" $(OPTIONS)

serve: build
	@$(BINARY) serve --demo $(OPTIONS)

test: setup
	@scripts/test

bench:
	@scripts/bench

lint:
	swift format lint --strict --recursive Sources Tests Package.swift
	@! command -v tsc >/dev/null || tsc -p Sources/CPage/jsconfig.json

docs: build
	@BUILD="$(BUILD)" scripts/docs

clean:
	rm -rf .build out docs/site
