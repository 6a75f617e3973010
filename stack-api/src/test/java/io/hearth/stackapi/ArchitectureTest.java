package io.hearth.stackapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.hearth.testkit.architecture.CallerRules;
import io.hearth.testkit.architecture.ServiceRules;

/** What the house's plan says of this service. */
@AnalyzeClasses(
        packages = "io.hearth.stackapi",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everyService = ArchTests.in(ServiceRules.class);

    @ArchTest static final ArchTests everyServiceWithCallers = ArchTests.in(CallerRules.class);

    @ArchTest
    static final ArchRule nothingInsideKnowsTheApi =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..stackapi.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..stackapi.api..");

    @ArchTest
    static final ArchRule stacksStandAlone =
            noClasses()
                    .that()
                    .resideInAPackage("..stackapi.stack..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..stackapi.engine..", "..stackapi.resource..");

    @ArchTest
    static final ArchRule resourceTypesDoNotKnowTheEngine =
            noClasses()
                    .that()
                    .resideInAPackage("..stackapi.resource..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..stackapi.engine..");
}
