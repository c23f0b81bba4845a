internal import TrackerCore

extension World {
  /// Lets a pager show what comes on standard output, where that is a terminal: that of TRACKER_PAGER, else of PAGER, else
  /// `less -FRX`, which ends by itself where all fits on the screen. An empty variable, or `cat`, means none.
  func page() throws {
    guard terminalWidth != nil, environment["TERM"] != "dumb" else { return }
    let chosen = environment["TRACKER_PAGER"] ?? environment["PAGER"]
    guard let command = (chosen ?? "less -FRX").trimmed, command != "cat" else { return }
    // Where the usual one is missing, everything is shown at once, as it was before pagers.
    if !startPager(command), let chosen {
      let name = environment["TRACKER_PAGER"] == nil ? "PAGER" : "TRACKER_PAGER"
      try say("tracker: There is no pager \"\(chosen)\"; it is named by \(name). Without one:")
      try errors.flush()
    }
  }
}
