package dev.interleave.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.interleave.web");

  @Test
  void ofTheHouseOnlyTheLoopAndServicesAreKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.interleave.suites..",
            "dev.interleave.peers..",
            "dev.interleave.report..",
            "dev.interleave.runner..")
        .check(CLASSES);
  }

  @Test
  void theApplicationKnowsNoServer() {
    classes()
        .that()
        .resideInAPackage("dev.interleave.web.app")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson..",
            "dev.interleave.web.app",
            "dev.interleave.services.database", // What the rows are.
            "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void aServerIsKnownByItsOwnClassesAlone() {
    String[][] servers = {
      {"io.netty..", "Netty"},
      {"io.helidon..", "Helidon"},
      {"com.sun.net.httpserver..", "Jdk"},
      {"dev.interleave.loop..", "Loop"},
      {"io.vertx.core.http..", "Vertx"}
    };
    for (String[] server : servers) {
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith(server[1])
          .and()
          .areTopLevelClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage(server[0])
          .check(CLASSES);
    }
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.interleave.web.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
