# make demo    installs what is missing, builds, loads the seeds, shows the timeline
# make test    all tests
# make help    everything else

SWIFT ?= swift
PREFIX ?= /usr/local
RELEASE = --configuration release --static-swift-stdlib -Xlinker -s
BUILD = .build/release
DEMO = .build/demo.db

.PHONY: help setup build release demo test lint format interop bench torture fuzz sanitize install uninstall clean

help:
	@echo 'make demo       install what is missing, build, load the seeds, show the timeline'
	@echo 'make test       build and run all tests'
	@echo 'make build      build for debugging'
	@echo 'make release    build the program as it is installed: $(BUILD)/tracker'
	@echo 'make install    put it, its manual page and completions into PREFIX (now $(PREFIX))'
	@echo 'make uninstall  take them away again'
	@echo 'make lint       hold the sources against .swift-format'
	@echo 'make format     bring the sources into that form'
	@echo 'make interop    hold exports against networkx, jsonschema, csvkit and xmllint'
	@echo 'make bench      time it against the sqlite3 shell on a million statements (N=100000: on fewer)'
	@echo 'make torture    kill it, fill its disk, write from 16 processes (RUNS=100 PARTS="kill damage")'
	@echo 'make fuzz       hand each parser invented bytes (MINUTES=5 each, TARGETS="csv jsonl")'
	@echo 'make sanitize   run the tests with AddressSanitizer'
	@echo 'make clean      remove everything that was built'

# The tools of Debian that the build (libsqlite3-dev) and the tests (sqlite3) need.
setup:
	@if ! command -v $(SWIFT) >/dev/null; then \
	  echo 'Swift 6.2 or newer is needed: https://www.swift.org/install/linux/'; exit 1; fi
	@missing=; \
	[ -e /usr/include/sqlite3.h ] || [ ! -e /etc/debian_version ] || missing=libsqlite3-dev; \
	command -v sqlite3 >/dev/null || missing="$$missing sqlite3"; \
	if [ -n "$$missing" ]; then \
	  echo "Installing $$missing"; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -q && $$sudo apt-get install -qy $$missing; \
	fi

build: setup
	$(SWIFT) build

release: setup
	$(SWIFT) build $(RELEASE) --product tracker

demo: release
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BUILD)/tracker import --db $(DEMO) seeds/founding.jsonl seeds/telegram-2015-2025.jsonl
	@echo
	@echo 'tracker timeline --org "National Center of Cyberspace"'
	@echo
	@$(BUILD)/tracker timeline --db $(DEMO) --org "National Center of Cyberspace"
	@echo
	@echo 'tracker timeline --claim "The government is renegotiating with Telegram"'
	@echo
	@$(BUILD)/tracker timeline --db $(DEMO) --claim "The government is renegotiating with Telegram"
	@echo
	@echo 'tracker contradictions --claim "The government is renegotiating with Telegram"'
	@echo
	@$(BUILD)/tracker contradictions --db $(DEMO) --claim "The government is renegotiating with Telegram"
	@echo
	@echo 'This is $(DEMO). Go on with:'
	@echo '  export TRACKER_DB=$(DEMO)'
	@echo '  $(BUILD)/tracker --help'
	@echo '  sqlite3 -safe -box $(DEMO) "SELECT said_on, official, position, claim FROM timeline"'

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

interop: build
	@sh Tests/interop/run.sh .build/debug/tracker

bench: release
	$(SWIFT) build $(RELEASE) --product generate-data
	@sh Tests/bench/run.sh $(BUILD)/tracker $(BUILD)/generate-data

RUNS ?= 500
# Nothing: all. Else some of kill, writes, disks, together, damage.
PARTS ?=
torture: release
	$(SWIFT) build $(RELEASE) --product torture
	@nice $(BUILD)/torture $(BUILD)/tracker $(RUNS) $(PARTS)

# libFuzzer without its main, from the compiler's own libraries; coverage counters and AddressSanitizer in all of our code.
MINUTES ?= 5
TARGETS ?= dates folds queries jsonl csv popolo dna database
FUZZER = .build/fuzz/release/fuzz
fuzz: setup
	@runtime=$$(ls -d $$(dirname $$(readlink -f $$(command -v $(SWIFT))))/../lib/clang/*/lib/linux); \
	FUZZ=1 $(SWIFT) build --scratch-path .build/fuzz --configuration release --product fuzz --sanitize address \
	  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp \
	  -Xlinker $$runtime/libclang_rt.fuzzer_no_main-$$(uname -m).a -Xlinker -lstdc++
	@for target in $(TARGETS); do \
	  mkdir -p .build/fuzz/corpus/$$target; \
	  ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no nice $(FUZZER) $$target -max_total_time=$$(($(MINUTES) * 60)) -timeout=20 -verbosity=0 \
	    -print_final_stats=1 -artifact_prefix=.build/fuzz/$$target- -close_fd_mask=0 -detect_leaks=0 \
	    .build/fuzz/corpus/$$target Tests/Fuzz/corpus/$$target \
	    || { echo "$$target: see .build/fuzz/$$target-*; mend it, and put it into Tests/Fuzz/corpus/$$target"; exit 1; }; \
	done

# Leaks are not looked for: the Swift runtime keeps its metadata for ever. Of each piece of memory five callers are kept:
# with all of them it takes hours, most of them to keep callers.
sanitize: setup
	ASAN_OPTIONS=detect_leaks=0:malloc_context_size=5 $(SWIFT) test --sanitize address --scratch-path .build/sanitize

INSTALLED = bin/tracker share/man/man1/tracker.1 share/bash-completion/completions/tracker \
  share/zsh/site-functions/_tracker share/fish/vendor_completions.d/tracker.fish

install: release
	@for file in $(INSTALLED); do install -d "$(DESTDIR)$(PREFIX)/$${file%/*}"; done
	install -m 755 $(BUILD)/tracker "$(DESTDIR)$(PREFIX)/bin/tracker"
	@cd "$(DESTDIR)$(PREFIX)/share" && umask 022 && \
	  ../bin/tracker help man >man/man1/tracker.1 && \
	  ../bin/tracker completions bash >bash-completion/completions/tracker && \
	  ../bin/tracker completions zsh >zsh/site-functions/_tracker && \
	  ../bin/tracker completions fish >fish/vendor_completions.d/tracker.fish
	@echo "The manual page and completions for bash, zsh and fish are in $(DESTDIR)$(PREFIX)/share."

uninstall:
	@for file in $(INSTALLED); do rm -f "$(DESTDIR)$(PREFIX)/$$file"; done

clean:
	$(SWIFT) package clean
	rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
