package dev.interleave.suites;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.interleave.suites");

  @Test
  void theSuitesKnowTheLoopAndNeitherRunnerNorReport() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.interleave.report..", "dev.interleave.runner..")
        .check(CLASSES);
  }

  @Test
  void theLoopIsUsedByItsModelAndItsClientAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.interleave.suites.model..", "dev.interleave.suites.web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.interleave.loop..")
        .check(CLASSES);
  }

  @Test
  void arrowsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("plan")
        .definedBy("dev.interleave.suites.plan..")
        .layer("benchmark")
        .definedBy("dev.interleave.suites")
        .layer("model")
        .definedBy("dev.interleave.suites.model..")
        .layer("workload")
        .definedBy("dev.interleave.suites.workload..")
        .layer("clients")
        .definedBy("dev.interleave.suites.database..", "dev.interleave.suites.web..")
        .layer("dial")
        .definedBy("dev.interleave.suites.dial..")
        .layer("cost")
        .definedBy("dev.interleave.suites.cost..")
        .whereLayer("plan")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("benchmark")
        .mayOnlyBeAccessedByLayers("plan")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("benchmark", "plan")
        .whereLayer("dial")
        .mayOnlyBeAccessedByLayers("plan")
        .whereLayer("workload")
        .mayOnlyBeAccessedByLayers("model", "benchmark", "dial", "plan", "clients")
        .whereLayer("cost")
        .mayOnlyBeAccessedByLayers("model", "benchmark", "plan")
        .whereLayer("clients")
        .mayNotBeAccessedByAnyLayer() // Workloads like those of others: services are loaded.
        .check(CLASSES);
  }
}
