internal import ArgumentParser

/// A shell that completes words.
enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  /// The words of a command line as the shell hands them over.
  func words(_ words: [String]) -> [String] {
    guard self == .bash else { return words }
    // Bash hands them over as they are typed, with quotation marks, and `--official=Am` in three.
    var joined: [String] = []
    for word in words.map(Self.unquoted) {
      if word == "=", let option = joined.last, option.hasPrefix("--") { continue }
      joined.append(word)
    }
    return joined.isEmpty || words.last != "=" ? joined : joined + [""]
  }

  /// A word without its quotation marks and backslashes, the last quotation mark being open perhaps.
  /// <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02>
  static func unquoted(_ word: String) -> String {
    var result = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in word.unicodeScalars {
      if isEscaped {
        if quote == "\"", !"$`\"\\".unicodeScalars.contains(scalar) { result.append("\\") }
        result.append(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
      } else if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "\"" || scalar == "'" {
        quote = scalar
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// What makes the shell complete the words of `tracker`.
  var script: String {
    switch self {
    case .bash:
      """
      # Completions of tracker for bash.
      _tracker() {
        local line
        COMPREPLY=()
        while IFS= read -r line; do
          if [ "$line" = :files ]; then
            compopt -o default
            return
          fi
          COMPREPLY+=("${line%%$'\\t'*}")
        done < <(tracker --complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        # Names have spaces: as file names they are put into quotation marks where that is needed.
        compopt -o filenames
      }
      complete -F _tracker tracker

      """
    case .zsh:
      """
      #compdef tracker
      # Completions of tracker for zsh.
      _tracker() {
        local line
        local -a values shown
        for line in "${(@f)$(tracker --complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
          if [[ $line == :files ]]; then
            _files
            return
          fi
          [[ -n $line ]] || continue
          values+=("${line%%$'\\t'*}")
          shown+=("${line%%$'\\t'*}  ${line#*$'\\t'}")
        done
        # They are what was asked for already, though they may be spelt otherwise.
        compadd -U -l -d shown -a values
      }
      if [[ $funcstack[1] == _tracker ]]; then _tracker "$@"; else compdef _tracker tracker; fi

      """
    case .fish:
      """
      # Completions of tracker for fish.
      function __tracker_complete
        set -l lines (tracker --complete fish (commandline -opc)[2..] (commandline -ct | string unescape) 2>/dev/null)
        if test "$lines" = :files
          __fish_complete_path (commandline -ct)
        else
          printf '%s\\n' $lines
        end
      end
      complete -c tracker -f -a '(__tracker_complete)'

      """
    }
  }
}
