package io.hearth.access.signature;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the verifier apart from all that does I/O. */
@AnalyzeClasses(
        packages = "io.hearth.access.signature",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsPointOneWay =
            slices().matching("io.hearth.access.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingButJavaAndSecrets =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.hearth.access.signature..",
                            "io.hearth.contract.seal..",
                            "java..",
                            "javax.crypto..",
                            "org.jspecify..");
}
