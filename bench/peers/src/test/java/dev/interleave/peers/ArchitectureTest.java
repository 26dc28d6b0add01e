package dev.interleave.peers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.interleave.peers");

  @Test
  void thePeersKnowTheLoopAndNothingElseOfTheHouse() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.interleave.suites..", "dev.interleave.report..", "dev.interleave.runner..")
        .check(CLASSES);
  }

  /** Web servers are measured in bench/web. */
  @Test
  void thePeersSpeakNoHttp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty.handler.codec.http..", "io.vertx..", "io.helidon..")
        .check(CLASSES);
  }

  @Test
  void measuresKnowPeersByTheirIdsAlone() {
    classes()
        .that()
        .resideInAPackage("dev.interleave.peers.peer")
        .and()
        .doNotHaveSimpleName("Peer")
        .and()
        .doNotHaveSimpleName("PeerKind")
        .and()
        .doNotHaveSimpleName("Tree")
        .should()
        .onlyBeAccessed()
        .byClassesThat()
        .resideInAPackage("dev.interleave.peers.peer")
        .check(CLASSES);
  }
}
