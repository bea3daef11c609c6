// swift-tools-version: 6.2
import PackageDescription

/// A stage of the pipeline: it imports `Compensation` and no other stage.
func stage(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: ["Compensation"] + dependencies, exclude: exclude, plugins: plugins)
}

/// The tests of one target, in a folder of the target's name with `Tests` after it.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: (name == "Compensation" ? [] : ["Compensation"]) + [.byName(name: name)]
      + dependencies,
    exclude: exclude, resources: resources)
}

let package = Package(
  name: "payband",
  products: [.executable(name: "payband", targets: ["payband"])],
  dependencies: [
    // Subcommands, help, completion scripts and the man page.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The templates of the web page; what a text holds stays text there.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // SQLite for the history of runs.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // The config file: YAML with the line and column of each value.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Calls of the C library itself that Swift's module of it leaves out.
    .systemLibrary(name: "CGNUSource"),

    // Puts the tables of a target (its folder `Tables`) into the binary as static strings.
    .executableTarget(name: "embed-tables"),
    .plugin(name: "EmbedTables", capability: .buildTool(), dependencies: ["embed-tables"]),

    // The tables of data and the reader of delimited text; Compensation exports it.
    .target(name: "DelimitedTables"),
    // The SHA-256 of libcrypto, for what is read and what is written.
    .target(name: "ContentHashing", dependencies: ["CCrypto"]),
    // What the stage Roles and the tool that makes its indexes at build time share.
    .target(name: "RoleIndexing", dependencies: ["DelimitedTables"]),
    .executableTarget(name: "compile-roles", dependencies: ["DelimitedTables", "RoleIndexing"]),
    .plugin(name: "CompileRoles", capability: .buildTool(), dependencies: ["compile-roles"]),

    .target(
      name: "Compensation", dependencies: ["DelimitedTables"], exclude: ["Tables"],
      plugins: ["EmbedTables"]),
    stage(
      "Documents", ["CLibXML2", "ContentHashing", "CUchardet", "CZlib", "CMinizip", "CGNUSource"],
      exclude: ["Tables"],
      plugins: ["EmbedTables"]),
    stage("Extraction", exclude: ["Tables"], plugins: ["EmbedTables"]),
    stage(
      "Roles", ["RoleIndexing"], exclude: ["Tables"], plugins: ["EmbedTables", "CompileRoles"]),
    stage("Standardization", exclude: ["Tables"], plugins: ["EmbedTables"]),
    stage("Statistics", exclude: ["Tables"], plugins: ["EmbedTables"]),
    stage("Store", ["ContentHashing", .product(name: "GRDB", package: "GRDB.swift")]),
    stage("Scheduling", ["CGNUSource"]),
    // The kept library of templates, apart from the headers that it cannot stand beside.
    .target(
      name: "Templating",
      dependencies: [.product(name: "Mustache", package: "swift-mustache")]),
    stage(
      "Writers", ["CXLSXWriter", "CMinizip", "CLibXML2", "ContentHashing", "Templating"],
      exclude: ["Tables", "Templates"], plugins: ["EmbedTables"]),
    .executableTarget(
      name: "payband",
      dependencies: [
        "Compensation", "Documents", "Extraction", "Roles", "Standardization", "Statistics",
        "Store", "Scheduling", "Writers", "CGNUSource",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]),

    // What `Benchmarks/reading` measures: documents as far as extraction's door.
    .executableTarget(
      name: "reading-door", dependencies: ["Compensation", "Documents"], path: "Benchmarks/Door"),
    // What `Benchmarks/agreement` compares with other packages: the statistics alone.
    .executableTarget(
      name: "agreement-door", dependencies: ["Statistics"], path: "Benchmarks/AgreementDoor"),
    // What `Benchmarks/writing` compares with a plain loop over libxlsxwriter.
    .executableTarget(
      name: "writing-door", dependencies: ["Compensation", "Writers"],
      path: "Benchmarks/WritingDoor"),

    tests(of: "Compensation"),
    tests(of: "Documents"),
    tests(of: "Extraction", ["Roles"], exclude: ["Examples"]),
    tests(of: "Roles", ["RoleIndexing"], exclude: ["Titles", "soc-broad-groups.csv"]),
    tests(of: "Standardization"),
    tests(of: "Statistics"),
    tests(of: "Store", [.product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Scheduling"),
    tests(of: "Writers", exclude: ["Tools"], resources: [.copy("Goldens")]),
    // The built binary, run as a user runs it.
    .testTarget(
      name: "CommandTests", dependencies: ["payband", "Writers"], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings = [
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}
