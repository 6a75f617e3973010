package io.hearth.signalservice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.hearth.access.OpenRoute;
import io.hearth.access.PolicyRule;
import io.hearth.access.SignedRoute;
import jakarta.ws.rs.HttpMethod;

@AnalyzeClasses(
        packages = "io.hearth.signalservice",
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
                    .beAnnotatedWith(OpenRoute.class)
                    .orShould()
                    .beAnnotatedWith(SignedRoute.class);

    @ArchTest
    static final ArchRule noServiceKnowsAnother =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.hearth.stackapi..",
                            "io.hearth.identityworker..",
                            "io.hearth.metadataservice..");

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
                    .resideInAnyPackage("..signalservice.rest..", "..signalservice.cfn..");

    @ArchTest
    static final ArchRule theApisAreOpenToNobody =
            classes()
                    .that()
                    .resideInAnyPackage("..signalservice.rest..", "..signalservice.cfn..")
                    .should()
                    .notBePublic();
}
