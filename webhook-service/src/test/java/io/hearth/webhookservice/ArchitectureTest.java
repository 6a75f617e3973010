package io.hearth.webhookservice;

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
        packages = "io.hearth.webhookservice",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everyService = ArchTests.in(ServiceRules.class);

    @ArchTest static final ArchTests everyServiceWithCallers = ArchTests.in(CallerRules.class);

    /** So that nothing that is sealed for an instance can come here and be opened. */
    @ArchTest
    static final ArchRule secretsOfInstancesAreNoneOfItsBusiness =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.hearth.access.identity..",
                            "io.hearth.access.signature..",
                            "io.hearth.access.cfn..");
}
