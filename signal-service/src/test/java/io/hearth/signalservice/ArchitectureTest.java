package io.hearth.signalservice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
        packages = "io.hearth.signalservice",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everyService = ArchTests.in(ServiceRules.class);

    @ArchTest static final ArchTests everyServiceWithCallers = ArchTests.in(CallerRules.class);

    @ArchTest
    static final ArchRule bindingKnowsNoneOfTheOthers =
            noClasses()
                    .that()
                    .resideInAPackage("..binding..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..signalservice.intake..",
                            "..signalservice.rest..",
                            "..signalservice.cfn..");

    @ArchTest
    static final ArchRule theIntakeKnowsNoApi =
            noClasses()
                    .that()
                    .resideInAPackage("..intake..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..signalservice.rest..",
                            "..signalservice.cfn..",
                            "..signalservice.query..");

    @ArchTest
    static final ArchRule theApisAreOpenToNobody =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "..signalservice.rest..",
                            "..signalservice.cfn..",
                            "..signalservice.query..")
                    .should()
                    .notBePublic();
}
