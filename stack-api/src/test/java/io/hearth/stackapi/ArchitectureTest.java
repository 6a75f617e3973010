package io.hearth.stackapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.hearth.access.OpenRoute;
import io.hearth.access.PolicyRule;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;

/** What the house's plan says of this service. */
@AnalyzeClasses(
        packages = "io.hearth.stackapi",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule everyOperationNamesItsRule =
            methods()
                    .that()
                    .areMetaAnnotatedWith(HttpMethod.class)
                    .should()
                    .beAnnotatedWith(PolicyRule.class)
                    .orShould()
                    .beAnnotatedWith(OpenRoute.class);

    @ArchTest
    static final ArchRule noServiceKnowsAnother =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.hearth.identityworker..",
                            "io.hearth.metadataservice..",
                            "io.hearth.signalservice..");

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

    @ArchTest
    static final ArchRule noRoomsInACircle =
            slices().matching("io.hearth.stackapi.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule constructorsTakeWhatAClassNeeds =
            noFields().should().beAnnotatedWith(Inject.class);
}
