// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is held to: the Swift 6 language mode, imports and
/// existentials spelt out, and no compiler warning.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "tracker",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tracker", targets: ["tracker"]),
    .library(name: "TrackerCore", targets: ["TrackerCore"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The rooms, from the street inwards. Each may only enter the ones named in its dependencies.
    .executableTarget(
      name: "tracker",
      dependencies: ["TrackerCLI", "TrackerCore"],
      swiftSettings: strict),
    .target(
      name: "TrackerCLI",
      dependencies: [
        "TrackerCore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TrackerCore",
      dependencies: ["SQLite"],
      swiftSettings: strict,
      plugins: ["EmbedMigrations"]),
    .target(
      name: "SQLite",
      dependencies: ["CSQLite"],
      swiftSettings: strict),
    .target(
      name: "CSQLite",
      cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("sqlite3")]),

    // At build time: runs `migrations/` once in memory and writes them down as Swift.
    .plugin(
      name: "EmbedMigrations",
      capability: .buildTool(),
      dependencies: ["embed-migrations"],
      path: "Sources/Embed/Plugin"),
    .executableTarget(
      name: "embed-migrations",
      dependencies: ["SQLite"],
      path: "Sources/Embed/Tool",
      swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: ["TrackerCLI"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    // Invented archives of any size, for the tests and for `make bench`.
    .target(
      name: "SeededData",
      dependencies: ["TrackerCore", "SQLite"],
      path: "Tests/SeededData",
      swiftSettings: strict),
    .executableTarget(
      name: "generate-data",
      dependencies: ["SeededData"],
      path: "Tests/GenerateData",
      swiftSettings: strict),
    // What every parser must do with any bytes, for the tests and for `make fuzz`.
    .target(
      name: "FuzzTargets",
      dependencies: ["TrackerCore", "SQLite"],
      path: "Tests/FuzzTargets",
      swiftSettings: strict),
    // Kills, full disks and many writers, over and over: `make torture`.
    .executableTarget(
      name: "torture",
      dependencies: ["TestSupport", "SeededData"],
      path: "Tests/Torture",
      swiftSettings: strict),
    .testTarget(
      name: "SQLiteTests",
      dependencies: ["SQLite", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TrackerCoreTests",
      dependencies: ["TrackerCore", "SQLite", "TestSupport", "SeededData", "FuzzTargets"],
      swiftSettings: strict),
    .testTarget(
      name: "TrackerCLITests",
      dependencies: ["TrackerCLI", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["tracker", "TestSupport"],
      swiftSettings: strict),
  ]
)

// Only `make fuzz` builds this: it needs the compiler's coverage counters and its libFuzzer.
if Context.environment["FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz", exclude: ["corpus"], swiftSettings: strict))
}
