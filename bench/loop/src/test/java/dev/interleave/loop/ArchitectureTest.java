package dev.interleave.loop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The loop is a library of its own. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.interleave.loop");

  /** These hand the loop out, after which a deadlock is harder to prove: they are for users. */
  @Test
  void itDoesNotHandItsLoopsOut() {
    noClasses()
        .that()
        // These have the public members alone.
        .resideOutsideOfPackages("dev.interleave.loop.stream", "dev.interleave.loop.http")
        .should()
        .callMethod(Asyncio.class, "runningLoop")
        .orShould()
        .callMethod(Future.class, "loop")
        .orShould()
        .callMethod(Runner.class, "loop")
        .orShould()
        .callConstructor(EventLoop.class, LoopOptions.class)
        .check(CLASSES);
  }

  @Test
  void itDependsOnTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "com.sun.tools.attach", "dev.interleave.loop..", "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void itKnowsNeitherItsStreamsNorTheseHttp() {
    noClasses()
        .that()
        .resideInAPackage("dev.interleave.loop")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.interleave.loop.stream", "dev.interleave.loop.http")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.interleave.loop.stream")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.interleave.loop.http")
        .check(CLASSES);
  }
}
