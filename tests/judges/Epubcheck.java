/* Epubcheck - run EPUBCheck over many files in one virtual machine. */
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;

public class Epubcheck {
	static class Lines extends MasterReport {
		private final String file;

		Lines(String file) {
			this.file = file;
		}

		@Override
		public void message(Message message, EPUBLocation at,
		    Object... args) {
			String level;
			switch (message.getSeverity()) {
			case FATAL:
			case ERROR:
				level = "error";
				break;
			case WARNING:
				level = "warning";
				break;
			default:
				return;
			}
			String text = message.getID() + " " + at.getPath() + ":"
			    + at.getLine() + ": " + message.getMessage(args);
			System.out.println(file + "\t" + level + "\t"
			    + text.replaceAll("\\s+", " "));
		}

		@Override
		public void info(String resource, FeatureEnum feature,
		    String value) {
		}

		@Override
		public int generate() {
			return 0;
		}

		@Override
		public void initialize() {
		}
	}

	public static void main(String[] files) {
		for (String file : files) {
			Lines report = new Lines(file);
			report.initialize();
			report.setEpubFileName(file);
			new EpubCheck(new File(file), report).doValidate();
			System.out.println(file + "\tdone");
		}
	}
}
