/* words.c - the few words that the layout itself writes, by language. */
#include <string.h>

#include "write/pdf/layout/layout.h"

static const struct words table[] = {
	{ "en", "Contents", "Abstract", "Keywords", "Figure", "Table",
	    { "Note", "Tip", "Important", "Warning", "Caution" } },
	{ "de", "Inhalt", "Zusammenfassung", "Schlagwörter", "Abbildung",
	    "Tabelle", { "Hinweis", "Tipp", "Wichtig", "Warnung",
	    "Vorsicht" } },
	{ "fr", "Table des matières", "Résumé", "Mots-clés", "Figure",
	    "Tableau", { "Note", "Conseil", "Important", "Avertissement",
	    "Attention" } },
	{ "es", "Índice", "Resumen", "Palabras clave", "Figura", "Tabla",
	    { "Nota", "Consejo", "Importante", "Advertencia",
	    "Precaución" } },
	{ "it", "Indice", "Sommario", "Parole chiave", "Figura", "Tabella",
	    { "Nota", "Suggerimento", "Importante", "Avvertenza",
	    "Attenzione" } },
	{ "pt", "Sumário", "Resumo", "Palavras-chave", "Figura", "Tabela",
	    { "Nota", "Dica", "Importante", "Aviso", "Cuidado" } },
	{ "nl", "Inhoud", "Samenvatting", "Trefwoorden", "Figuur", "Tabel",
	    { "Opmerking", "Tip", "Belangrijk", "Waarschuwing",
	    "Let op" } },
	{ "sv", "Innehåll", "Sammanfattning", "Nyckelord", "Figur",
	    "Tabell", { "Anmärkning", "Tips", "Viktigt", "Varning",
	    "Var försiktig" } },
	{ "pl", "Spis treści", "Streszczenie", "Słowa kluczowe", "Rysunek",
	    "Tabela", { "Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie",
	    "Ostrożnie" } },
	{ "ru", "Содержание", "Аннотация", "Ключевые слова", "Рисунок",
	    "Таблица", { "Примечание", "Совет", "Важно", "Предупреждение",
	    "Осторожно" } },
	{ "uk", "Зміст", "Анотація", "Ключові слова", "Рисунок", "Таблиця",
	    { "Примітка", "Порада", "Важливо", "Попередження",
	    "Обережно" } },
	{ "ar", "المحتويات", "ملخص", "الكلمات المفتاحية", "الشكل", "الجدول",
	    { "ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه" } },
	{ "he", "תוכן העניינים", "תקציר", "מילות מפתח", "איור", "טבלה",
	    { "הערה", "עצה", "חשוב", "אזהרה", "זהירות" } },
	{ "zh", "目录", "摘要", "关键词", "图", "表",
	    { "注意", "提示", "重要", "警告", "小心" } },
	{ "ja", "目次", "概要", "キーワード", "図", "表",
	    { "注記", "ヒント", "重要", "警告", "注意" } },
	{ "ko", "차례", "초록", "핵심어", "그림", "표",
	    { "참고", "팁", "중요", "경고", "주의" } }
};

const struct words *
words_of(const char *lang)
{
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strncmp(table[i].lang, lang, 2) == 0 &&
		    (lang[2] == '\0' || lang[2] == '-'))
			return &table[i];
	return &table[0];
}
