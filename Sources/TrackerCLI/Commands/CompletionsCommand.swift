internal import ArgumentParser

/// `tracker completions`: what makes a shell complete commands, options and names.
struct CompletionsCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what makes a shell complete commands, options, and names of the database.",
    discussion: """
      `make install` puts it in place. By hand: for bash, load it from ~/.bashrc as in the example; for zsh, write it to a \
      file _tracker in a folder of $fpath; for fish, to ~/.config/fish/completions/tracker.fish.

      Example:
        tracker completions bash >~/.tracker.bash
        echo '. ~/.tracker.bash' >>~/.bashrc
      """)

  @Argument(help: ArgumentHelp("The shell.", valueName: "shell")) var shell: Shell

  func run(in world: World) throws {
    try world.output.write(shell.script)
  }
}
