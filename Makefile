# The jobs of payband; `make help` lists them. Only apt is asked for anything on the network
# (and SwiftPM, once, for the packages that Package.swift names).

PREFIX ?= /usr/local
DESTDIR ?=

# What the linker and the reader of PDF files need, by Debian's names.
PACKAGES = libxlsxwriter-dev libminizip-dev libxml2-dev libssl-dev libsqlite3-dev \
  libuchardet-dev zlib1g-dev pkg-config poppler-utils
# What tests run with besides, and what the other scripts of Tests/Faults need.
TEST_PACKAGES = python3 e2fsprogs
FAULT_PACKAGES = cron faketime $(TEST_PACKAGES)
# Oldest Swift that builds the package without warnings.
SWIFT_NEEDED = 6.3

# One set of flags for every release build, so that `make report` and `make install` share it. The
# standard library is linked statically: the installed binary runs where no Swift is.
RELEASE = -c release --static-swift-stdlib
# A target that imports a module it does not name in Package.swift fails the build.
CHECK = --explicit-target-dependency-import-check error
FORMATTED = Package.swift Plugins Sources Tests Benchmarks

BUILD = .build
BINARY = $(BUILD)/release/payband
MANUAL = $(BUILD)/manual
COMPLETIONS = $(BUILD)/completions

root = $(DESTDIR)$(PREFIX)
man = $(root)/share/man/man1
bash = $(root)/share/bash-completion/completions
zsh = $(root)/share/zsh/site-functions
fish = $(root)/share/fish/vendor_completions.d

# A pipe fails with whichever of its commands fails.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c

.DEFAULT_GOAL := report
.PHONY: report test faults build screenshots format lint stages install uninstall clean help packages test-packages toolchain

report: build ## Write the report on data/ into reports/ (the default)
	@$(BINARY) report data -o reports

test: packages test-packages toolchain ## Build everything, run the tests, then the checks of format and stages
	@swift build --quiet --build-tests $(CHECK)
	@swift test --skip-build $(CHECK) 2>&1 | grep --line-buffered -v ' started\.$$'
	@Tests/Faults/run --short
	@$(MAKE) --no-print-directory lint stages

faults: build ## Run the scripts of Tests/Faults on the release binary; some minutes, as root
	@.ci/install-packages $(FAULT_PACKAGES)
	@for script in Tests/Faults/*.sh; do \
	  echo "$$script"; $$script $(BINARY) || [ $$? -eq 77 ] || exit 1; \
	done
	@Tests/Faults/run $(BINARY)

build: packages toolchain ## Build the release binary
	@swift build --quiet $(RELEASE) --product payband

screenshots: build ## Take pictures of the report on data/ into reports/pictures
	@.ci/screenshots $(BINARY)

format: toolchain ## Format the sources in place
	@swift format --in-place --recursive --parallel $(FORMATTED)

lint: toolchain ## Check the sources' format, changing nothing
	@swift format lint --strict --recursive --parallel $(FORMATTED)
	@echo "format: clean"

stages: ## Check that no stage of the pipeline imports another
	@.ci/check-stages

install: build ## Install the binary, its manual and completions below DESTDIR and PREFIX
	@swift build --quiet $(RELEASE) --product generate-manual
	@mkdir -p $(MANUAL) $(COMPLETIONS)
	@$(BUILD)/release/generate-manual $(BINARY) --output-directory $(MANUAL) >/dev/null
	@for shell in bash zsh fish; do \
	  $(BINARY) --generate-completion-script $$shell >$(COMPLETIONS)/$$shell || exit 1; \
	done
	@install -D -m 755 -s $(BINARY) "$(root)/bin/payband"
	@install -D -m 644 $(MANUAL)/payband.1 "$(man)/payband.1"
	@install -D -m 644 $(COMPLETIONS)/bash "$(bash)/payband"
	@install -D -m 644 $(COMPLETIONS)/zsh "$(zsh)/_payband"
	@install -D -m 644 $(COMPLETIONS)/fish "$(fish)/payband.fish"
	@echo "installed $(root)/bin/payband, its manual and its completions"

uninstall: ## Remove what install put there
	@rm -f "$(root)/bin/payband" "$(man)/payband.1" "$(bash)/payband" "$(zsh)/_payband" \
	  "$(fish)/payband.fish"

clean: ## Remove what was built; reports/ stays
	@rm -rf $(BUILD)

packages:
	@.ci/install-packages $(PACKAGES)

test-packages:
	@.ci/install-packages $(TEST_PACKAGES)

toolchain:
	@.ci/check-swift $(SWIFT_NEEDED)

help: ## List the jobs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
