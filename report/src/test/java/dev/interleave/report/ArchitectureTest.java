package dev.interleave.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.interleave.report";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packagesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("facade")
        .definedBy(ROOT)
        .layer("render")
        .definedBy(ROOT + ".render..")
        .layer("charts")
        .definedBy(ROOT + ".charts")
        .layer("analysis")
        .definedBy(ROOT + ".analysis")
        .layer("measure")
        .definedBy(ROOT + ".measure")
        .layer("input")
        .definedBy(ROOT + ".input")
        .layer("compare")
        .definedBy(ROOT + ".compare")
        .layer("pairing")
        .definedBy(ROOT + ".pairing")
        .layer("verdicts")
        .definedBy(ROOT + ".verdicts")
        .layer("live")
        .definedBy(ROOT + ".live")
        .layer("accept")
        .definedBy(ROOT + ".accept")
        .layer("gate")
        .definedBy(ROOT + ".gate")
        .layer("load")
        .definedBy(ROOT + ".load")
        .layer("simulate")
        .definedBy(ROOT + ".simulate")
        .whereLayer("facade")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("render")
        .mayOnlyBeAccessedByLayers("facade")
        .whereLayer("charts")
        .mayOnlyBeAccessedByLayers("render")
        .whereLayer("analysis")
        .mayOnlyBeAccessedByLayers("charts", "render", "facade", "verdicts", "gate")
        .whereLayer("measure")
        .mayOnlyBeAccessedByLayers(
            "analysis", "charts", "render", "compare", "pairing", "simulate", "verdicts", "gate")
        .whereLayer("input")
        .mayOnlyBeAccessedByLayers(
            "measure",
            "analysis",
            "charts",
            "render",
            "facade",
            "live",
            "load",
            "pairing",
            "simulate",
            "verdicts",
            "accept",
            "gate")
        .whereLayer("compare")
        .mayOnlyBeAccessedByLayers(
            "live", "pairing", "render", "facade", "simulate", "verdicts", "accept", "gate")
        .whereLayer("pairing")
        .mayOnlyBeAccessedByLayers("render", "facade", "live", "simulate", "verdicts", "gate")
        .whereLayer("accept")
        .mayOnlyBeAccessedByLayers("verdicts", "render", "facade", "gate")
        .whereLayer("verdicts")
        .mayOnlyBeAccessedByLayers("charts", "render", "facade", "gate")
        .whereLayer("live")
        .mayOnlyBeAccessedByLayers("render", "facade")
        .whereLayer("load")
        .mayOnlyBeAccessedByLayers("charts", "render", "facade")
        .whereLayer("gate")
        .mayOnlyBeAccessedByLayers("render", "facade")
        .whereLayer("simulate")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void knowsNothingOfTheRestOfTheProject() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.interleave..")
                .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")))
        .check(CLASSES);
  }

  @Test
  void renderersComputeNoStatistics() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".render..", ROOT + ".charts..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hipparchus..")
        .orShould()
        .callMethod(dev.interleave.report.stats.Interval.class, "of", java.util.Collection.class)
        .check(CLASSES);
  }
}
