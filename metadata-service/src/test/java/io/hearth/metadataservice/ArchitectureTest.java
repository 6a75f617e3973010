package io.hearth.metadataservice;

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
        packages = "io.hearth.metadataservice",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everyService = ArchTests.in(ServiceRules.class);

    @ArchTest static final ArchTests everyServiceWithCallers = ArchTests.in(CallerRules.class);

    @ArchTest
    static final ArchRule packagesPointOneWay =
            noClasses()
                    .that()
                    .resideInAPackage("..document..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..metadataservice.rest..", "..metadataservice.cfn..");

    @ArchTest
    static final ArchRule theTwoApisDoNotKnowEachOther =
            noClasses()
                    .that()
                    .resideInAPackage("..metadataservice.rest..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..metadataservice.cfn..");

    @ArchTest
    static final ArchRule onlyDocumentsAreOpenToOtherPackages =
            classes()
                    .that()
                    .resideInAnyPackage("..metadataservice.rest..", "..metadataservice.cfn..")
                    .should()
                    .notBePublic();
}
