import java.io.File;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;

/**
 * Holds every file against PDF/A-2a and PDF/UA-1, or the flavours that -f names, in one virtual
 * machine.
 *
 * <p>Prints a line for each file and flavour, "PASS 2a FILE" or "FAIL ua1 FILE", and below a FAIL
 * one line for each rule broken: flavour, clause-test, count, rule, first place. Exit status: 0 all
 * pass, 1 some fail, 2 a file could not be read or judged.
 */
public final class Validate {
  public static void main(String[] args) {
    EnumSet<PDFAFlavour> flavours = EnumSet.noneOf(PDFAFlavour.class);
    List<String> files = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].equals("-f")) {
        files.add(args[i]);
        continue;
      }
      String id = ++i < args.length ? args[i] : "";
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
      if (flavour == PDFAFlavour.NO_FLAVOUR) {
        System.out.println("ERROR: no flavour is called '" + id + "'");
        System.exit(2);
      }
      flavours.add(flavour);
    }
    if (flavours.isEmpty()) {
      flavours = EnumSet.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
    }
    Logger.getLogger("").setLevel(Level.OFF); // faults are reported below, not twice
    VeraGreenfieldFoundryProvider.initialise();
    int status = files.isEmpty() ? 2 : 0;
    for (String file : files) {
      for (PDFAFlavour flavour : flavours) {
        status = Math.max(status, validate(file, flavour));
      }
    }
    System.exit(status);
  }

  private static int validate(String file, PDFAFlavour flavour) {
    // A parser reads once and builds its model for one flavour.
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance()
                .createValidator(
                    new ValidatorConfigBuilder().flavour(flavour).maxFails(-1).build(), flavour)) {
      ValidationResult result = validator.validate(parser);
      String end = result.getJobEndStatus().getValue();
      if (!end.equals("normal") || result.getTotalAssertions() == 0) {
        System.out.printf("ERROR %s %s ended: %s%n", flavour.getId(), file, end);
        return 2;
      }
      System.out.printf(
          "%s %s %s%n", result.isCompliant() ? "PASS" : "FAIL", flavour.getId(), file);
      print(result, flavour);
      return result.isCompliant() ? 0 : 1;
    } catch (Exception e) {
      System.out.printf("ERROR %s %s %s%n", flavour.getId(), file, e);
      return 2;
    }
  }

  private static void print(ValidationResult result, PDFAFlavour flavour) {
    Map<String, Integer> count = new TreeMap<>();
    Map<String, TestAssertion> first = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        String rule =
            assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        count.merge(rule, 1, Integer::sum);
        first.putIfAbsent(rule, assertion);
      }
    }
    first.forEach(
        (rule, assertion) ->
            System.out.printf(
                "  %s %s (%d times) %s At: %s%n",
                flavour.getId(),
                rule,
                count.get(rule),
                oneLine(assertion.getMessage()),
                oneLine(assertion.getLocation().getContext())));
  }

  private static String oneLine(String text) {
    return text == null ? "-" : text.strip().replaceAll("\\s+", " ");
  }
}
