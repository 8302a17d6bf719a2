# The front door. Linux (Debian 12) only. Every target says what it does: `make help`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build test test-long lint bench demo package clean

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the Debian packages and npm packages that tests, demo and bench need (root or sudo)
	@scripts/setup.sh test
	@scripts/setup-npm.sh

build: ## Build the solution
	@dotnet build NetMcp.sln -nologo -v quiet -clp:NoSummary

test: setup build ## Run every test but the long ones; the last line is "N passed, N failed, N skipped"
	@scripts/test.sh

test-long: setup build ## Run the long tests and write docs/results/test-long.md
	@scripts/setup.sh lab
	@scripts/test-long.sh

lint: ## Check formatting, shell scripts and that no file names a package registry's host
	@scripts/setup.sh lint
	@scripts/lint.sh

bench: ## Measure against ncclient, the ssh program and yanglint, and what authorization and audit cost; writes bench/results/DATE.md and authorization-, change-, yang- and audit-DATE.md
	@scripts/setup.sh test
	@bench/run.sh
	@bench/yang.sh
	@bench/audit.sh

demo: ## Start three NETCONF devices and the gateway on http://127.0.0.1:8080/mcp; Ctrl-C ends all
	@scripts/setup.sh run
	@lab/demo/demo.sh

package: ## Publish the server to artifacts/netmcp
	@dotnet publish src/NetMcp.Server -c Release -nologo -v quiet -o artifacts/netmcp

clean: ## Remove build output, test results and the demo's state
	@dotnet clean NetMcp.sln -nologo -v quiet -clp:NoSummary
	@rm -rf artifacts .lab
