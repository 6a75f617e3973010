package io.hearth.identityworker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.hearth.testkit.architecture.ServiceRules;
import jakarta.ws.rs.Path;

/** What the house's plan says of this service. */
@AnalyzeClasses(
        packages = "io.hearth.identityworker",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everyService = ArchTests.in(ServiceRules.class);

    /** The worker has no callers of its own: what it answers is for operators, on its own port. */
    @ArchTest
    static final ArchRule onlyTheOperatorAsks =
            classes()
                    .that()
                    .areAnnotatedWith(Path.class)
                    .should()
                    .resideInAPackage("..identityworker.operator..");

    @ArchTest
    static final ArchRule theLedgerKnowsNobody =
            noClasses()
                    .that()
                    .resideInAPackage("..identityworker.ledger..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..identityworker.domain..",
                            "..identityworker.intent..",
                            "..identityworker.operator..",
                            "..identityworker.reconcile..",
                            "..identityworker.scan..");

    @ArchTest
    static final ArchRule onlyTheDomainSpeaksWithKeystone =
            noClasses()
                    .that()
                    .resideInAnyPackage("..identityworker.intent..", "..identityworker.ledger..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.hearth.keystone..");
}
